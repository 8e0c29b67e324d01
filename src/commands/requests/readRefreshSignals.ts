import type { mongo } from 'mongoose'

import type { Day } from '../../domain/day'
import { WAITING_FLAG_STATES } from '../../domain/flag'

/** What flags, requests and postponements say about entries, by their ids in hex; for whoever decides whom to ask. */
export interface RefreshSignals {
  /** Flags that wait for an answer, how many. */
  flags: Map<string, number>
  /** Entries whose owner has answered and that the education staff look at. */
  inReview: Set<string>
  /** 지침 미확정: not to be asked about before that day. */
  snoozedUntil: Map<string, Day>
}

export async function readRefreshSignals(input: { db: mongo.Db; today: Day }): Promise<RefreshSignals> {
  const { db, today } = input
  const [flags, requests, snoozes] = await Promise.all([
    db
      .collection('flags')
      .find({ state: { $in: [...WAITING_FLAG_STATES] }, entry: { $ne: null } }, { projection: { entry: 1 } })
      .toArray(),
    db
      .collection('refresh-requests')
      .find(
        {
          state: { $in: ['submitted', 'inReview', 'approved'] },
          $or: [{ direction: 'told' }, { answeredAt: { $ne: null } }],
        },
        { projection: { entries: 1 } },
      )
      .toArray(),
    db
      .collection<{ entry: mongo.BSON.ObjectId; until: Day }>('refresh-snoozes')
      .find({ until: { $gt: today } })
      .toArray(),
  ])
  const counts = new Map<string, number>()
  for (const { entry } of flags) counts.set(String(entry), (counts.get(String(entry)) ?? 0) + 1)
  return {
    flags: counts,
    inReview: new Set(requests.flatMap(({ entries }) => (entries as unknown[]).map(String))),
    snoozedUntil: new Map(snoozes.map(({ entry, until }) => [entry.toHexString(), until])),
  }
}
