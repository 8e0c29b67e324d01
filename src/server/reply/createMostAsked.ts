import type { mongo } from 'mongoose'

import { addDays, dayOf, type Day } from '../../domain/day'
import { mostAskedTenth, type Demand } from '../../domain/reply/mostAskedTenth'
import { PUBLISHED_ROW } from '../../domain/published'

const DEMAND_DAYS = 90
/** Demand moves by the day; pages may ask for it by the second. */
const REMEMBER_MS = 10 * 60 * 1000

/** @returns what tells the most asked tenth of the last 90 days, remembered for ten minutes. */
export function createMostAsked(
  db: mongo.Db,
  demandSince: (db: mongo.Db, since: Day) => Promise<ReadonlyMap<string, Demand>>,
): (now: Date) => Promise<ReadonlySet<string>> {
  let known: { at: number; ids: Promise<ReadonlySet<string>> } | undefined
  const ask = async (now: Date): Promise<ReadonlySet<string>> => {
    const demand = await demandSince(db, addDays(dayOf(now), -DEMAND_DAYS))
    return mostAskedTenth(demand, await db.collection('entries').countDocuments(PUBLISHED_ROW))
  }
  return (now) => {
    if (!known || now.getTime() - known.at > REMEMBER_MS) {
      const asked = { at: now.getTime(), ids: ask(now) }
      known = asked
      // One that failed is asked again.
      asked.ids.catch(() => {
        if (known === asked) known = undefined
      })
    }
    return known.ids
  }
}
