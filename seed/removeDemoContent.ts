import type { mongo } from 'mongoose'

import { seedStates } from './states'

/** What seeding writes carries `demo: true` in MongoDB, a field that Payload does not know and does not touch. */
const MARKED = ['entries', 'issue-briefs', 'aids'] as const
const REFERENCED = [
  {
    collection: 'posts',
    by: [
      ['entries', 'post'],
      ['refresh-requests', 'post'],
    ],
  },
  { collection: 'topics', by: [['entries', 'topic']] },
  {
    collection: 'categories',
    by: [
      ['entries', 'category'],
      ['categories', 'parent'],
    ],
  },
  {
    collection: 'organizations',
    by: [
      ['entries', 'organization'],
      ['posts', 'organization'],
      ['users', 'organization'],
      ['refresh-requests', 'organization'],
      ['organizations', 'parent'],
    ],
  },
] as const

/** Counts of what was taken out, by collection. */
export type Removed = Record<string, number>

/**
 * Takes the demo's content out: entries with their versions and publications, briefs, aids, and then the posts, topics,
 * categories and organizations that nothing of one's own points to.
 */
export async function removeDemoContent(db: mongo.Db): Promise<Removed> {
  const removed: Removed = {}
  for (const collection of MARKED) {
    const rows = await db
      .collection(collection)
      .find({ demo: true }, { projection: { _id: 1 } })
      .toArray()
    const ids = rows.map((row) => row._id)
    await db.collection(`_${collection}_versions`).deleteMany({ parent: { $in: ids } })
    if (collection === 'entries') await removeWorkOn(db, ids)
    removed[collection] = (await db.collection(collection).deleteMany({ _id: { $in: ids } })).deletedCount
  }
  for (const { collection, by } of REFERENCED) removed[collection] = await removeUnreferenced(db, collection, by)
  await seedStates(db).deleteOne({ _id: 'demo-content' })
  return removed
}

/** What was told, asked and done about these entries and no other. */
async function removeWorkOn(db: mongo.Db, ids: readonly mongo.BSON.ObjectId[]): Promise<void> {
  const among = { $in: [...ids] }
  for (const collection of ['publications', 'flags', 'refresh-snoozes', 'campaign-items']) {
    await db.collection(collection).deleteMany({ entry: among })
  }
  await db
    .collection('refresh-requests')
    .deleteMany({ 'entries.0': { $exists: true }, entries: { $not: { $elemMatch: { $nin: [...ids] } } } })
}

async function removeUnreferenced(
  db: mongo.Db,
  collection: string,
  by: readonly (readonly [string, string])[],
): Promise<number> {
  let total = 0
  // A tree loses its leaves first; each round frees the branch above.
  for (;;) {
    const used = await Promise.all(by.map(([from, field]) => db.collection(from).distinct(field)))
    const { deletedCount } = await db
      .collection(collection)
      .deleteMany({ demo: true, _id: { $nin: used.flat().filter(Boolean) } })
    total += deletedCount
    if (deletedCount === 0) return total
  }
}
