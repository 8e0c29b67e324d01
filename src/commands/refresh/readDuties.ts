import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { addDays, startOfDay, type Day } from '../../domain/day'
import { DUE_SOON_DAYS } from '../../domain/freshness'
import { PUBLISHED_ROW } from '../../domain/published'
import type { SweepFigures } from '../../domain/refresh/sweepTypes'
import { rowsOf } from '../rows'

/** What lies with the posts and the organizations; ids in hex. */
export interface Duties {
  /** Published entries of a post, and one of them. */
  entriesOf: ReadonlyMap<string, { entries: number; anEntry: string }>
  figuresOf: ReadonlyMap<string, SweepFigures>
}

interface Group extends SweepFigures {
  _id: { organization: Types.ObjectId; post?: Types.ObjectId | null }
  anEntry: Types.ObjectId
}

const countWhen = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } })

/** Counts all published entries in the database, by the days of `freshnessOf`: ten thousand rows need not travel for it. */
export async function readDuties(payload: Payload, today: Day): Promise<Duties> {
  const overdueBefore = new Date(startOfDay(today))
  const freshFrom = new Date(startOfDay(addDays(today, DUE_SOON_DAYS + 1)))
  const groups = await rowsOf(payload, 'entries')
    .aggregate<Group>([
      { $match: PUBLISHED_ROW },
      {
        $group: {
          _id: { organization: '$organization', post: '$post' },
          total: { $sum: 1 },
          anEntry: { $min: '$_id' },
          overdue: countWhen({ $lt: ['$dueAt', overdueBefore] }),
          fresh: countWhen({ $gte: ['$dueAt', freshFrom] }),
        },
      },
      { $addFields: { due: { $subtract: ['$total', { $add: ['$overdue', '$fresh'] }] } } },
    ])
    .toArray()
  const entriesOf = new Map<string, { entries: number; anEntry: string }>()
  const figuresOf = new Map<string, SweepFigures>()
  for (const { _id, anEntry, total, fresh, due, overdue } of groups) {
    const post = _id.post?.toHexString()
    if (post)
      entriesOf.set(post, { entries: (entriesOf.get(post)?.entries ?? 0) + total, anEntry: anEntry.toHexString() })
    const organization = _id.organization.toHexString()
    const sum = figuresOf.get(organization) ?? { total: 0, fresh: 0, due: 0, overdue: 0 }
    figuresOf.set(organization, {
      total: sum.total + total,
      fresh: sum.fresh + fresh,
      due: sum.due + due,
      overdue: sum.overdue + overdue,
    })
  }
  return { entriesOf, figuresOf }
}
