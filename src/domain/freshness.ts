import { addDays, addMonths, type Day } from './day'

/** `fresh` 최신, `due` 점검 예정, `overdue` 점검기한 경과, `disputed` 확인 중. Computed, never stored. */
export type Freshness = 'fresh' | 'due' | 'overdue' | 'disputed'
export const FRESHNESS: readonly Freshness[] = ['fresh', 'due', 'overdue', 'disputed']

/** Days before dueAt from which an entry shows as 점검 예정. */
export const DUE_SOON_DAYS = 14
export const DEFAULT_REVIEW_CYCLE_MONTHS = 12

/** @returns the day by which an entry has to be checked again. */
export function dueAt(checkedAt: Day, reviewCycleMonths: number = DEFAULT_REVIEW_CYCLE_MONTHS): Day {
  return addMonths(checkedAt, reviewCycleMonths)
}

let known: { today: Day; last: Day } | undefined

/** @returns the last dueAt that shows as 점검 예정 on `today`; remembered, since a lookup asks it for every hit. */
function lastDueSoon(today: Day): Day {
  if (known?.today !== today) known = { today, last: addDays(today, DUE_SOON_DAYS) }
  return known.last
}

/** @returns an entry's freshness on `today`. On dueAt itself the entry is still `due`; the day after it is `overdue`. */
export function freshnessOf(entry: { dueAt: Day; disputed: boolean }, today: Day): Freshness {
  if (entry.disputed) return 'disputed'
  if (today > entry.dueAt) return 'overdue'
  if (lastDueSoon(today) >= entry.dueAt) return 'due'
  return 'fresh'
}
