import type { Day } from '../day'

/** A time in which nobody is written to: two weeks after 인사발령, 을지연습, 행정사무감사, 재난 비상근무. */
export interface QuietPeriod {
  /** Id of the organization it holds for, with all below it; everybody when left out. */
  organization?: string | undefined
  from: Day
  /** The last day of it. */
  until: Day
  reason: string
}

/**
 * @param lineage ids of the organization and of all above it
 * @returns the quiet period in which `day` lies for it, or undefined
 */
export function quietPeriodOn(
  periods: readonly QuietPeriod[],
  lineage: readonly string[],
  day: Day,
): QuietPeriod | undefined {
  return periods.find(
    ({ organization, from, until }) =>
      from <= day && day <= until && (organization === undefined || lineage.includes(organization)),
  )
}
