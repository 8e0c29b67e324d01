import { useCallback, useEffect, useMemo, useState } from 'react'
import { DeskError } from '../_api/DeskError'
import type { OwnFlag } from '../../../domain/flag'
import { fetchFlags, raiseFlag, type NewFlag } from '../_api/flags'

const KEY = 'ieum.flagsRead'

export interface Flags {
  own: readonly OwnFlag[]
  /** How many answers have come that this agent has not looked at. */
  news: number
  /** @returns a sentence that says what went wrong, `''` when nothing did */
  raise: (flag: NewFlag) => Promise<string>
  /** The list was looked at. */
  look: () => void
  refresh: () => void
}

/** What the agent has flagged, and the answers to it. */
export function useFlags(isSignedIn: boolean): Flags {
  const [own, setOwn] = useState<readonly OwnFlag[]>([])
  /** The instant of the newest answer that was looked at, ISO. */
  const [readUntil, setReadUntil] = useState('')

  useEffect(() => setReadUntil(stored()), [])
  const refresh = useCallback(() => {
    fetchFlags().then(setOwn, () => undefined)
  }, [])
  useEffect(() => {
    if (isSignedIn) refresh()
  }, [isSignedIn, refresh])

  const raise = useCallback(
    async (flag: NewFlag) => {
      try {
        await raiseFlag(flag)
      } catch (error) {
        return (error instanceof DeskError && error.detail) || '지금은 알릴 수 없습니다. 조금 뒤에 다시 해 주세요.'
      }
      refresh()
      return ''
    },
    [refresh],
  )
  const look = useCallback(() => {
    const newest = own.map(({ answeredAt }) => answeredAt ?? '').reduce((a, b) => (a > b ? a : b), '')
    if (newest === '') return
    setReadUntil(newest)
    try {
      localStorage.setItem(KEY, newest)
    } catch {
      // Told once more on the next page then.
    }
  }, [own])

  const news = own.filter(({ answeredAt }) => answeredAt !== null && answeredAt > readUntil).length
  return useMemo(() => ({ own, news, raise, look, refresh }), [own, news, raise, look, refresh])
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
