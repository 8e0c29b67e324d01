import type { mongo } from 'mongoose'

import { PUBLISHED_ROW } from '../domain/published'
import { createBriefCalendar, type BriefCalendar } from '../domain/runningBriefs'

export const BRIEFS_COLLECTION = 'issue-briefs'
export const NO_BRIEFS: BriefCalendar = createBriefCalendar([])

interface BriefRow {
  from?: Date
  until?: Date | null
  overlays?: mongo.BSON.ObjectId[] | null
}

/** @returns when each published brief runs. Its audience does not matter here: a search shows it to everybody. */
export async function readBriefCalendar(db: mongo.Db): Promise<BriefCalendar> {
  const rows = await db
    .collection<BriefRow>(BRIEFS_COLLECTION)
    .find(PUBLISHED_ROW, { projection: { from: 1, until: 1, overlays: 1 } })
    .toArray()
  return createBriefCalendar(
    rows.map(({ _id, from, until, overlays }) => ({
      id: _id.toHexString(),
      from: from?.getTime() ?? -Infinity,
      until: until?.getTime(),
      overlays: (overlays ?? []).map((entry) => entry.toHexString()),
    })),
  )
}
