/** How often an entry was asked for in 90 days. */
export interface Demand {
  lookups: number
  opens: number
  uses: number
}

/** What speaks against an entry still being right. */
export interface Risk {
  /** Days since dueAt; 0 before it. */
  daysOverdue: number
  /** Open flags of agents. */
  flags: number
  /** Dates in its text that have passed. */
  pastDates: number
  /** One of its links answers no more. */
  hasDeadLink: boolean
}

/** An opened answer tells more than one that was only listed, a copied or read-out one more than an opened one. */
const WEIGHT = { lookups: 0.1, opens: 1, uses: 3 }
const MONTH_DAYS = 30
const MOST_MONTHS = 12
const MOST_FLAGS = 5
const MOST_PAST_DATES = 3

/** @returns demand as a factor of at least 1; logarithmic, so that ten times the calls are one step and not ten. */
function demandFactor({ lookups, opens, uses }: Demand): number {
  return 1 + Math.log10(1 + WEIGHT.lookups * lookups + WEIGHT.opens * opens + WEIGHT.uses * uses)
}

/** @returns risk as a factor of at least 1: a month overdue, half a flag, a passed date or half a dead link are one each. */
function riskFactor({ daysOverdue, flags, pastDates, hasDeadLink }: Risk): number {
  return (
    1 +
    Math.min(Math.max(daysOverdue, 0) / MONTH_DAYS, MOST_MONTHS) +
    2 * Math.min(flags, MOST_FLAGS) +
    Math.min(pastDates, MOST_PAST_DATES) +
    (hasDeadLink ? 2 : 0)
  )
}

/** @returns how urgently an entry wants a look, demand times risk; 1 when nobody asks for it and nothing speaks against it. */
export const priority = (demand: Demand, risk: Risk): number => demandFactor(demand) * riskFactor(risk)
