import type { Payload } from 'payload'

import { readRefreshSettings } from '../commands/refresh/readRefreshSettings'
import type { Day } from '../domain/day'

/** @returns the days around a year on which offices are closed, `YYYY-MM-DD`: public holidays and what the staff added. */
export type Holidays = (year: number) => Promise<ReadonlySet<Day>>

/** The staff add a day or two a year; every opened answer asks. */
const REMEMBER_MS = 60_000

/** @returns the holidays, remembered for a minute. */
export function createHolidays(payload: Payload): Holidays {
  const known = new Map<number, { at: number; days: Promise<ReadonlySet<Day>> }>()
  return (year) => {
    const before = known.get(year)
    if (before && performance.now() - before.at < REMEMBER_MS) return before.days
    const days = readRefreshSettings(payload, `${year}-07-01`).then(({ holidays }) => holidays)
    known.set(year, { at: performance.now(), days })
    days.catch(() => known.delete(year))
    return days
  }
}
