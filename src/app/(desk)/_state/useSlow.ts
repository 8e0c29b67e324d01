import { useEffect, useState } from 'react'

/** Below this a wait is not worth a word. */
const SLOW_MS = 300

/** @returns whether `waiting` has been true for 300 ms. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [waiting])
  return slow && waiting
}
