import { useEffect, useRef } from 'react'
import type { DeskView } from '../../../domain/deskView'
import { tellSeen } from '../_api/own'
import { countUse } from '../_api/uses'

/** Whoever stays this long reads it; running over the list with the arrow keys is no opening. */
const DWELL_MS = 1_500

/** Tells the server that an opened answer was read: for what changes until the next time, and for what is asked most. */
export function useSeen(opened: string | null, entry: DeskView | null, read: string): void {
  const isRead = entry !== null && entry.code === opened
  const [code, revision] = [entry?.code ?? '', entry?.revision ?? 0]
  // The question may be edited while the answer stays; that is not another opening.
  const question = useRef(read)
  useEffect(() => {
    question.current = read
  })
  useEffect(() => {
    if (!isRead) return
    const timer = setTimeout(() => {
      tellSeen(code, revision).catch(() => undefined)
      countUse('open', code, question.current)
    }, DWELL_MS)
    return () => clearTimeout(timer)
  }, [isRead, code, revision])
}
