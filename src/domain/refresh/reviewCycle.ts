import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../freshness'

/** @returns months between two checks: the entry's own, else its category's, else the staff's default, else 12. */
export function reviewCycle(
  own: number | null | undefined,
  category: number | null | undefined,
  usual: number | null | undefined = DEFAULT_REVIEW_CYCLE_MONTHS,
): number {
  return own || category || usual || DEFAULT_REVIEW_CYCLE_MONTHS
}
