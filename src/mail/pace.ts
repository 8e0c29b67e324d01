import type { Clock } from '../lib/clock'

/** Spaces mails evenly: not more than so many a second, over all connections. */
export interface Pace {
  /** @returns ms to wait before the next mail may go; the turn is taken */
  take(perSecond: number): number
}

export function createPace(clock: Clock): Pace {
  let nextAt = 0
  return {
    take(perSecond) {
      const now = clock()
      const at = Math.max(now, nextAt)
      nextAt = at + 1000 / perSecond
      return at - now
    },
  }
}
