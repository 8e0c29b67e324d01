/** Calendar days in Asia/Seoul. The city has no summer time: a day there is UTC+9, all year, since 1988. */

/** A calendar day, `YYYY-MM-DD`, in Asia/Seoul. */
export type Day = string

const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000
export const DAY_MS = 24 * 60 * 60 * 1000

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** @returns whether `text` is a `YYYY-MM-DD` that exists in the calendar (2026-02-30 does not). */
export function isDay(text: string): boolean {
  const match = DAY_PATTERN.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** @returns the day in Seoul on which the instant falls. */
export function dayOf(instant: Date | string | number): Day {
  return new Date(new Date(instant).getTime() + SEOUL_OFFSET_MS).toISOString().slice(0, 10)
}

/** @returns the hour of the day in Seoul, 0 to 23. */
export function hourOf(instant: Date | string | number): number {
  return new Date(new Date(instant).getTime() + SEOUL_OFFSET_MS).getUTCHours()
}

/** @returns the instant at which that day begins in Seoul, in ms since the epoch. */
export function startOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`) - SEOUL_OFFSET_MS
}

/** How a day is stored: noon UTC, which is that same day in Seoul and what Payload's day picker writes. */
export function storedDay(day: Day): Date {
  return new Date(`${day}T12:00:00.000Z`)
}

/** @returns the day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** @returns the same day of the month `months` later, or that month's last day when it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay)))
  return target.toISOString().slice(0, 10)
}

/** @returns whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS)
}

/** `2026-08-20` as Korean offices write it: `2026. 8. 20.` */
export function koreanDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}. ${Number(month)}. ${Number(date)}.`
}

/** @returns an instant as offices write it, in Seoul: `2026. 11. 23. 18:05` */
export function koreanMinute(instant: Date | string | number): string {
  const local = new Date(new Date(instant).getTime() + SEOUL_OFFSET_MS).toISOString()
  return `${koreanDay(dayOf(instant))} ${local.slice(11, 16)}`
}

/** @returns 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay()
}
