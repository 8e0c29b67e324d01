import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isRunning, nextBoundary, type Brief } from '../../../domain/brief'
import * as api from '../_api/briefs'
import { DeskError } from '../_api/DeskError'

export interface Briefs {
  /** Those that run now, the most urgent first. */
  running: readonly Brief[]
  /** Must-read ones whose current text this agent has not acknowledged. */
  unread: readonly Brief[]
  /** Whether the staff have reminded of one of them. */
  isReminded: boolean
  /** When an earlier text of this brief was acknowledged, ISO; `undefined` when none was. */
  readBefore: (brief: Brief) => string | undefined
  /** @returns a sentence that says what went wrong, `''` when nothing did */
  acknowledge: (brief: Brief) => Promise<string>
  refresh: () => void
}

/** A timer can't wait longer than some 24 days; looking again each hour also survives a clock that is set. */
const LONGEST_WAIT_MS = 60 * 60_000
const RETRY_MS = 5_000
const NOTHING: api.RunningBriefs = { at: '', briefs: [], acknowledged: {}, acknowledgedAt: {}, reminded: {} }

/** The running briefs: asked for again whenever the server tells of one, ended by the clock without it. */
export function useBriefs(isSignedIn: boolean): Briefs {
  const [known, setKnown] = useState(NOTHING)
  const [now, setNow] = useState(0)
  /** How far the server's clock is ahead of this machine's, in ms. */
  const ahead = useRef(0)
  const asked = useRef(0)
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined)

  const refresh = useCallback(() => {
    clearTimeout(retry.current)
    const turn = ++asked.current
    api.fetchBriefs().then(
      (found) => {
        if (turn !== asked.current) return
        ahead.current = Date.parse(found.at) - Date.now()
        setNow(Date.parse(found.at))
        setKnown(found)
      },
      (error: unknown) => {
        const isOut = error instanceof DeskError && (error.kind === 'signedOut' || error.kind === 'forbidden')
        if (turn === asked.current && !isOut) retry.current = setTimeout(refresh, RETRY_MS)
      },
    )
  }, [])
  useEffect(() => {
    if (isSignedIn) refresh()
    return () => clearTimeout(retry.current)
  }, [isSignedIn, refresh])

  const { briefs, acknowledged, acknowledgedAt, reminded } = known
  useEffect(() => {
    const next = nextBoundary(briefs, now)
    if (next === undefined) return
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, next - Date.now() - ahead.current))
    const timer = setTimeout(() => setNow(Date.now() + ahead.current), wait)
    return () => clearTimeout(timer)
  }, [briefs, now])

  const acknowledge = useCallback(
    async (brief: Brief) => {
      try {
        await api.acknowledge(brief.id, brief.revision)
      } catch (error) {
        refresh()
        return (error instanceof DeskError && error.detail) || '지금은 저장할 수 없습니다. 조금 뒤에 다시 해 주세요.'
      }
      const at = new Date(Date.now() + ahead.current).toISOString()
      setKnown((before) => ({
        ...before,
        acknowledged: { ...before.acknowledged, [brief.id]: brief.revision },
        acknowledgedAt: { ...before.acknowledgedAt, [brief.id]: at },
      }))
      refresh()
      return ''
    },
    [refresh],
  )
  const readBefore = useCallback(
    ({ id, revision }: Brief) => ((acknowledged[id] ?? revision) < revision ? acknowledgedAt[id] : undefined),
    [acknowledged, acknowledgedAt],
  )

  const running = useMemo(() => briefs.filter((brief) => isRunning(brief, now)), [briefs, now])
  const unread = useMemo(
    () => running.filter(({ id, revision, mustRead }) => mustRead && acknowledged[id] !== revision),
    [running, acknowledged],
  )
  const isReminded = unread.some(({ id }) => id in reminded)
  return useMemo(
    () => ({ running, unread, isReminded, readBefore, acknowledge, refresh }),
    [running, unread, isReminded, readBefore, acknowledge, refresh],
  )
}
