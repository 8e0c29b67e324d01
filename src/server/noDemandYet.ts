import type { DemandSince } from './runtime'

/** Until uses are counted, nothing was asked. */
export const noDemandYet: DemandSince = async () => new Map()
