import { isDay, type Day } from '../domain/day'

const WRITTEN = /^(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\.?(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/

/** @returns the day of `2026-03-02`, `2026.03.02`, `2026/03/02` or `2026. 3. 2.`; a time of day after it is not looked at. `undefined` for no day. */
export function readDay(text: string): Day | undefined {
  const match = WRITTEN.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [, year = '', month = '', date = ''] = match
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return year >= '1900' && isDay(day) ? day : undefined
}
