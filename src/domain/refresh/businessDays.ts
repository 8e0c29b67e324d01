import { addDays, addMonths, weekdayOf, type Day } from '../day'

/** Public holidays as days in Seoul, those the staff added (임시공휴일) among them. Saturdays and Sundays need not be in it. */
export type Holidays = ReadonlySet<Day>

const TUESDAY = 2
const MONDAY = 1
const SATURDAY = 6

/** @returns whether offices work on that day. */
export function isBusinessDay(day: Day, holidays: Holidays): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== SATURDAY && !holidays.has(day)
}

/** @returns `day` itself when offices work on it, else the next day on which they do. */
export function businessDayFrom(day: Day, holidays: Holidays): Day {
  let candidate = day
  while (!isBusinessDay(candidate, holidays)) candidate = addDays(candidate, 1)
  return candidate
}

/** @returns the day `count` business days after `day`, which itself does not count; `count` is at least 1. */
export function addBusinessDays(day: Day, count: number, holidays: Holidays): Day {
  let candidate = day
  for (let left = count; left > 0; left--) candidate = businessDayFrom(addDays(candidate, 1), holidays)
  return candidate
}

/** @returns the business days after `from`, up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day, holidays)) count += 1
  return count
}

/** `2026-12-01` is in `2026-12`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** @returns the n-th of that weekday in the day's month. */
function nthWeekday(day: Day, weekday: number, nth: number): Day {
  const first = `${monthOf(day)}-01`
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
}

/** @returns the day of the monthly digest in `day`'s month: the first Tuesday, else the next business day. */
export const digestDayOf = (day: Day, holidays: Holidays): Day => businessDayFrom(nthWeekday(day, TUESDAY, 1), holidays)

/** @returns the day of the digest `months` months after `day`'s month. */
export const digestDayAfter = (day: Day, months: number, holidays: Holidays): Day =>
  digestDayOf(addMonths(`${monthOf(day)}-01`, months), holidays)

/** @returns the third Monday of `day`'s month, with which its third week begins. */
export const thirdWeekOf = (day: Day): Day => nthWeekday(day, MONDAY, 3)

/** @returns the ISO 8601 week, `2026-W49`; the days around New Year may be in the other year's week. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 3 - ((weekdayOf(day) + 6) % 7))
  const year = thursday.slice(0, 4)
  const ordinal = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * 24 * 60 * 60 * 1000)) + 1
  return `${year}-W${String(ordinal).padStart(2, '0')}`
}
