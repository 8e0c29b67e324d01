import { isDay } from '../domain/day'
import { UsageError } from '../lib/errors'

/** A date and a time, with the offset; a time without one could mean another day. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
/** Nobody means another century; beyond it the calendar knows no holidays and dates no longer sort. */
const YEARS = /^(19[5-9]|20|21)/

/** @returns the moment that `--at` names. @throws UsageError */
export function momentOf(at: string): Date {
  const [, day = ''] = MOMENT.exec(at) ?? []
  const moment = new Date(at)
  // JavaScript reads the 30th of February as a day in March.
  if (isDay(day) && YEARS.test(day) && !Number.isNaN(moment.getTime())) return moment
  throw new UsageError({
    code: 'usage/at',
    message: `--at 뒤에는 2026-12-01T10:00+09:00 같은 때를 적어 주세요. 지금 값: ${at}`,
  })
}
