import type { SweepFigures, SweepOrganization } from './sweepTypes'

/** Shares of published entries, 0 to 1. */
export interface FreshnessShares {
  fresh: number
  due: number
  overdue: number
}

/** @returns the shares of these figures; of nothing, all fresh. */
export function sharesOf({ total, fresh, due, overdue }: SweepFigures): FreshnessShares {
  if (total === 0) return { fresh: 1, due: 0, overdue: 0 }
  return { fresh: fresh / total, due: due / total, overdue: overdue / total }
}

/** @returns the mean of the districts' shares: each district counts once, whatever number of entries it has. */
export function districtsAverage(organizations: readonly SweepOrganization[]): FreshnessShares {
  const districts = new Map<string, SweepFigures>()
  for (const { district, figures } of organizations) {
    if (!district || figures.total === 0) continue
    const sum = districts.get(district) ?? { total: 0, fresh: 0, due: 0, overdue: 0 }
    districts.set(district, {
      total: sum.total + figures.total,
      fresh: sum.fresh + figures.fresh,
      due: sum.due + figures.due,
      overdue: sum.overdue + figures.overdue,
    })
  }
  const shares = [...districts.values()].map(sharesOf)
  const mean = (name: keyof FreshnessShares): number =>
    shares.reduce((sum, share) => sum + share[name], 0) / Math.max(1, shares.length)
  return { fresh: mean('fresh'), due: mean('due'), overdue: mean('overdue') }
}
