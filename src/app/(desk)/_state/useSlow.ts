import { useEffect, useState } from 'react'

/** Below this a wait is not worth a word. */
const SLOW_MS = 300

/** @returns whether `waiting` has been true for so long. */
export function useSlow(waiting: boolean, afterMs = SLOW_MS): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), afterMs)
    return () => clearTimeout(timer)
  }, [waiting, afterMs])
  return slow && waiting
}
