import type { Day } from './day'

/** `upcoming` 시행 예정, `open` 접수 중, `closed` 접수 마감, `ended` 종료, `valid` when no date says otherwise. */
export type Validity = 'valid' | 'upcoming' | 'open' | 'closed' | 'ended'
export const VALIDITY: readonly Validity[] = ['valid', 'upcoming', 'open', 'closed', 'ended']

export interface Period {
  from: Day
  until: Day
}

export interface ValidityDates {
  effectiveFrom?: Day | undefined
  /** The last day it holds. */
  effectiveUntil?: Day | undefined
  /** Both ends included. */
  applyPeriods: readonly Period[]
}

/**
 * @returns an entry's validity on `today`. 종료 beats 시행 예정 beats the application periods; between two periods, and
 * before the first, applications are `closed`.
 */
export function validityOf(dates: ValidityDates, today: Day): Validity {
  if (dates.effectiveUntil && today > dates.effectiveUntil) return 'ended'
  if (dates.effectiveFrom && today < dates.effectiveFrom) return 'upcoming'
  if (dates.applyPeriods.length === 0) return 'valid'
  return dates.applyPeriods.some((period) => period.from <= today && today <= period.until) ? 'open' : 'closed'
}
