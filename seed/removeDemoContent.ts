import type { mongo } from 'mongoose'

import { seedStates } from './states'

/** What seeding writes carries `demo: true` in MongoDB, a field that Payload does not know and does not touch. */
const MARKED = ['entries', 'issue-briefs', 'aids'] as const
const REFERENCED = [
  { collection: 'posts', by: [['entries', 'post']] },
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
    if (collection === 'entries') await db.collection('publications').deleteMany({ entry: { $in: ids } })
    removed[collection] = (await db.collection(collection).deleteMany({ _id: { $in: ids } })).deletedCount
  }
  for (const { collection, by } of REFERENCED) removed[collection] = await removeUnreferenced(db, collection, by)
  await seedStates(db).deleteOne({ _id: 'demo-content' })
  return removed
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
