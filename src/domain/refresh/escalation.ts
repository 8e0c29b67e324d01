import { addDays, daysBetween, type Day } from '../day'
import { businessDaysBetween, type Holidays } from './businessDays'
import type { PostRole } from './recipients'

/** Who has to answer for an overdue entry now; `staff` is the education staff's worklist. */
export type Stage = Extract<PostRole, 'primary' | 'deputy' | 'teamLead'> | 'staff'
export const STAGES: readonly Stage[] = ['primary', 'deputy', 'teamLead', 'staff']

/** Business days without an answer after which the next one is asked. */
const DEPUTY_AFTER = 7
const TEAM_LEAD_AFTER = 14
const STAFF_AFTER = 30
/** So many days always hold more than 30 business days: nothing to count. */
const LONG_AGO_DAYS = 70

/**
 * @param since when the entry was overdue and its owner had been asked; undefined when nobody was asked yet
 * @returns whose turn it is on `today`
 */
export function stageOf(since: Day | undefined, today: Day, holidays: Holidays): Stage {
  if (since === undefined) return 'primary'
  if (daysBetween(since, today) > LONG_AGO_DAYS) return 'staff'
  const days = businessDaysBetween(since, today, holidays)
  if (days >= STAFF_AFTER) return 'staff'
  if (days >= TEAM_LEAD_AFTER) return 'teamLead'
  return days >= DEPUTY_AFTER ? 'deputy' : 'primary'
}

/** @returns the day from which silence counts: overdue, and asked. */
export function silentSince(dueAt: Day, askedOn: Day | undefined): Day | undefined {
  if (askedOn === undefined) return undefined
  const overdueOn = addDays(dueAt, 1)
  return askedOn > overdueOn ? askedOn : overdueOn
}
