/** How often an entry was looked up, opened and used in some time. */
export interface Demand {
  lookups: number
  opens: number
  uses: number
}

/**
 * @param total how many entries there are
 * @returns ids of the entries that were asked for most: at most a tenth of all, and none that nobody opened
 */
export function mostAskedTenth(demand: ReadonlyMap<string, Demand>, total: number): Set<string> {
  const asked = [...demand].filter(([, { opens, uses }]) => opens + uses > 0)
  asked.sort(([, one], [, other]) => other.opens + other.uses - (one.opens + one.uses) || other.lookups - one.lookups)
  return new Set(asked.slice(0, Math.floor(total / 10)).map(([id]) => id))
}
