import type { mongo, Types } from 'mongoose'

import { worklistRows } from '../../../src/commands/refresh/worklistRow'
import { startOfDay, type Day } from '../../../src/domain/day'
import { PUBLISHED_ROW } from '../../../src/domain/published'

interface Row {
  _id: Types.ObjectId
  code: string
  post?: Types.ObjectId | null
  organization: Types.ObjectId
}

/** @returns the codes of overdue entries that nobody was asked for and that stand on no list of the staff's. */
export async function unreachedEntries(db: mongo.Db, day: Day): Promise<string[]> {
  const [overdue, asked, listed] = await Promise.all([
    db
      .collection<Row>('entries')
      .find({ ...PUBLISHED_ROW, dueAt: { $lt: new Date(startOfDay(day)) } } as never, {
        projection: { code: 1, post: 1, organization: 1 },
      })
      .toArray(),
    db.collection('post-mailings').distinct('entries'),
    worklistRows(db).find({}).toArray(),
  ])
  const askedIds = new Set(asked.map(String))
  const lists = new Set(listed.map(({ post, organization }) => post ?? `none ${organization}`))
  return overdue
    .filter(({ _id }) => !askedIds.has(String(_id)))
    .filter(({ post, organization }) => !lists.has(post ? String(post) : `none ${String(organization)}`))
    .map(({ code }) => code)
}
