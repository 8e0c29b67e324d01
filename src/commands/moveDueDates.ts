import { Types } from 'mongoose'
import type { Payload, PayloadRequest } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import { DEFAULT_REVIEW_CYCLE_MONTHS, dueAt } from '../domain/freshness'
import type { EntryRow } from './entryRow'
import { rowsOf, versionRowsOf } from './rows'
import { sessionOf } from './transaction'

/**
 * Sets dueAt of a category's entries that follow its cycle, in the request's transaction. No text changes, so neither
 * revision nor publication does.
 */
export async function moveDueDates(input: {
  payload: Payload
  req: Partial<PayloadRequest>
  /** Id in hex. */
  category: string
  /** Months; the usual ones when empty. */
  cycle: number | null | undefined
}): Promise<void> {
  const { payload, req, category, cycle } = input
  const session = await sessionOf(payload, req)
  const options = session ? { session } : {}
  const entries = rowsOf<EntryRow>(payload, 'entries')
  const rows = await entries
    .find({ category: new Types.ObjectId(category), reviewCycleMonths: null } as never, {
      ...options,
      projection: { checkedAt: 1 },
    })
    .toArray()
  const moved = rows.map(({ _id, checkedAt }) => ({
    _id,
    day: storedDay(dueAt(dayOf(checkedAt), cycle || DEFAULT_REVIEW_CYCLE_MONTHS)),
  }))
  if (moved.length === 0) return
  await entries.bulkWrite(
    moved.map(({ _id, day }) => ({ updateOne: { filter: { _id }, update: { $set: { dueAt: day } } } })),
    options,
  )
  await versionRowsOf(payload, 'entries').bulkWrite(
    moved.map(({ _id, day }) => ({
      updateOne: { filter: { parent: _id, latest: true }, update: { $set: { 'version.dueAt': day } } },
    })),
    options,
  )
}
