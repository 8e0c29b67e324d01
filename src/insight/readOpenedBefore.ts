import type { mongo } from 'mongoose'

import { addDays, type Day } from '../domain/day'
import { queryOpens } from './demand'

/** Query as read, without spaces -> entry id -> how much agents' choice weighs. */
export type OpenedBefore = ReadonlyMap<string, ReadonlyMap<string, number>>

/** How far back choices count, in days. */
const CHOICES_DAYS = 90
/** Below this many opens a choice may be a slip. */
const LEAST_OPENS = 2
/** The commonest pairs of a query and an entry; beyond them the prior would tell little. */
const MOST_PAIRS = 50_000

/**
 * @returns what agents opened after each query during the last 90 days, log-scaled (log2 of 1 + opens), so that many clicks
 * by a few weigh little more than some by many.
 */
export async function readOpenedBefore(db: mongo.Db, today: Day): Promise<OpenedBefore> {
  const rows = await queryOpens(db)
    .aggregate<{ _id: { read: string; entry: string }; count: number }>([
      { $match: { day: { $gte: addDays(today, -CHOICES_DAYS) } } },
      { $group: { _id: { read: '$read', entry: '$entry' }, count: { $sum: '$count' } } },
      { $match: { count: { $gte: LEAST_OPENS } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: MOST_PAIRS },
    ])
    .toArray()
  const opened = new Map<string, Map<string, number>>()
  for (const { _id, count } of rows) {
    const entries = opened.get(_id.read) ?? new Map<string, number>()
    opened.set(_id.read, entries.set(_id.entry, Math.log2(1 + count)))
  }
  return opened
}
