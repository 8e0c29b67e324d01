import { addDays, addMonths, isDay, type Day } from '../day'

/** `2026. 3. 2.`, `2026-03-02`, `2026/3/2`, `2026년 3월 2일`, `2026년 3월`; the day may be missing. */
const DATE = /(20\d{2})\s*(?:[.\-/]|년)\s*(\d{1,2})(?!\d)\s*(?:(?:[.\-/]|월)\s*(\d{1,2})(?!\d))?/g

/** @returns the dates written in `text` that lie before `today`, each once; a month without a day counts by its last day. */
export function pastDates(text: string, today: Day): Day[] {
  const found = new Set<Day>()
  for (const [, year = '', month = '', date] of text.matchAll(DATE)) {
    const first = `${year}-${month.padStart(2, '0')}-01`
    if (!isDay(first)) continue
    const day = date === undefined ? addDays(addMonths(first, 1), -1) : `${first.slice(0, 8)}${date.padStart(2, '0')}`
    if (isDay(day) && day < today) found.add(day)
  }
  return [...found].sort()
}
