import type { mongo } from 'mongoose'

import { DAY_MS, dayOf, type Day } from '../domain/day'

/** Something an agent did with an entry. Who did it is not kept. */
export interface UseEvent {
  kind: 'lookup' | 'open' | 'use'
  /** The entry's id in hex. */
  entry?: string | undefined
  /** The query as read, without spaces; left out when it should not be remembered. */
  read?: string | undefined
  at: Date
}

/** A day's sums for one entry. */
export interface DemandRow {
  day: Day
  entry: string
  lookups: number
  opens: number
  uses: number
  expiresAt: Date
}

/** How often an entry was opened on a day after a query. */
export interface QueryOpensRow {
  day: Day
  read: string
  entry: string
  count: number
  expiresAt: Date
}

export interface Demand {
  lookups: number
  opens: number
  uses: number
}

export const demandDays = (db: mongo.Db): mongo.Collection<DemandRow> => db.collection<DemandRow>('demand-days')
export const queryOpens = (db: mongo.Db): mongo.Collection<QueryOpensRow> => db.collection<QueryOpensRow>('query-opens')

/** A year and a month, so that a month is compared with the same one a year ago. */
const DEMAND_KEPT_DAYS = 400
/** What was asked for is remembered a quarter. */
const QUERIES_KEPT_DAYS = 100

const COUNTED: Record<UseEvent['kind'], keyof Demand> = { lookup: 'lookups', open: 'opens', use: 'uses' }

/** Adds events to the sums of their days (Seoul). Events without an entry count nothing yet. */
export async function recordUse(db: mongo.Db, events: readonly UseEvent[]): Promise<void> {
  const demand = new Map<string, mongo.AnyBulkWriteOperation<DemandRow>>()
  const sums = new Map<string, { day: Day; entry: string; counts: Demand; at: Date }>()
  const opens = new Map<string, { day: Day; read: string; entry: string; count: number; at: Date }>()
  for (const { kind, entry, read, at } of events) {
    if (!entry) continue
    const day = dayOf(at)
    const sum = sums.get(`${day} ${entry}`) ?? { day, entry, counts: { lookups: 0, opens: 0, uses: 0 }, at }
    sum.counts[COUNTED[kind]]++
    sums.set(`${day} ${entry}`, sum)
    if (!read || kind === 'lookup') continue
    const open = opens.get(`${day} ${entry} ${read}`) ?? { day, read, entry, count: 0, at }
    open.count++
    opens.set(`${day} ${entry} ${read}`, open)
  }
  for (const [key, { day, entry, counts, at }] of sums) {
    const expiresAt = new Date(at.getTime() + DEMAND_KEPT_DAYS * DAY_MS)
    demand.set(key, {
      updateOne: { filter: { day, entry }, update: { $inc: { ...counts }, $setOnInsert: { expiresAt } }, upsert: true },
    })
  }
  const queries = Array.from(opens.values(), ({ day, read, entry, count, at }) => ({
    updateOne: {
      filter: { day, read, entry },
      update: { $inc: { count }, $setOnInsert: { expiresAt: new Date(at.getTime() + QUERIES_KEPT_DAYS * DAY_MS) } },
      upsert: true,
    },
  }))
  if (demand.size > 0) await demandDays(db).bulkWrite([...demand.values()], { ordered: false })
  if (queries.length > 0) await queryOpens(db).bulkWrite(queries, { ordered: false })
}

/** @returns what each entry (id in hex) was looked up, opened and used from `since` on; entries without any are left out. */
export async function demandSince(db: mongo.Db, since: Day): Promise<Map<string, Demand>> {
  const rows = await demandDays(db)
    .aggregate<Demand & { _id: string }>([
      { $match: { day: { $gte: since } } },
      {
        $group: {
          _id: '$entry',
          lookups: { $sum: '$lookups' },
          opens: { $sum: '$opens' },
          uses: { $sum: '$uses' },
        },
      },
    ])
    .toArray()
  return new Map(rows.map(({ _id, lookups, opens, uses }) => [_id, { lookups, opens, uses }]))
}
