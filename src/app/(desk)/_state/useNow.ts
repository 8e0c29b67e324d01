import { useEffect, useState } from 'react'
import { dayOf, type Day } from '../../../domain/day'

const MINUTE_MS = 60_000

/** @returns the time, to the minute; the desk stays open over midnight and over six o'clock. */
export function useNow(): { now: Date; today: Day } {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return { now, today: dayOf(now) }
}
