import { mongo, type Types } from 'mongoose'
import type { Payload } from 'payload'

import { toContentRow } from '../src/commands/entryRow'
import { inTransaction } from '../src/commands/transaction'
import { writePublished, type PublishedWrite } from '../src/commands/writePublished'
import type { EntryNames } from '../src/domain/entryContent'
import type { Demo } from './demo'
import { postKey, type DemoEntry } from './demoEntry'
import { writePages } from './writePages'
import { writePosts } from './writePosts'

type Ids = ReadonlyMap<string, Types.ObjectId>

/** Rows in one transaction: MongoDB's own advice is not to go far above a thousand writes. */
const BATCH = 500

/** Writes the demo's content: posts, topics, categories, entries through the one writer, then briefs and aids. */
export async function writeDemo(input: {
  payload: Payload
  db: mongo.Db
  demo: Demo
  organizations: Ids
}): Promise<void> {
  const { payload, db, demo, organizations } = input
  const now = new Date()
  const posts = await writePosts({ db, entries: demo.entries, organizations, now })
  const topics = await writeTopics(db, demo.entries, now)
  const categories = await writeCategories(
    db,
    demo.entries.map((entry) => entry.category),
    now,
  )
  const names: EntryNames = { organizations: flip(organizations), categories: flip(categories), topics: flip(topics) }

  for (let from = 0; from < demo.entries.length; from += BATCH) {
    const writes = demo.entries
      .slice(from, from + BATCH)
      .map(({ post: _post, rank: _rank, ...content }, index): PublishedWrite => {
        const entry = demo.entries[from + index] as DemoEntry
        const references = {
          organization: organizations.get(entry.organization) as Types.ObjectId,
          category: categories.get(entry.category) ?? null,
          topic: topics.get(entry.topic) ?? null,
        }
        const post = posts.get(postKey(entry)) ?? null
        return { patch: { ...toContentRow(content, references), post, demo: true } as PublishedWrite['patch'] }
      })
    await inTransaction(payload, (transaction) =>
      writePublished({ payload, transaction, writes, names, cause: 'seed', now }),
    )
  }
  await writePages({ payload, db, today: demo.today, now })
}

const flip = (ids: Ids): Map<string, string> => new Map([...ids].map(([name, id]) => [id.toHexString(), name]))

async function writeTopics(db: mongo.Db, entries: readonly DemoEntry[], now: Date): Promise<Ids> {
  const names = [...new Set(entries.map((entry) => entry.topic).filter(Boolean))]
  const rows = names.map((name) => ({
    _id: new mongo.BSON.ObjectId(),
    name,
    demo: true,
    createdAt: now,
    updatedAt: now,
  }))
  await db.collection('topics').insertMany(rows)
  return new Map(rows.map((row) => [row.name, row._id]))
}

async function writeCategories(db: mongo.Db, paths: readonly string[], now: Date): Promise<Ids> {
  const ids = new Map<string, Types.ObjectId>()
  const rows: Record<string, unknown>[] = []
  for (const path of new Set(paths)) {
    const steps = path.split('>')
    steps.forEach((name, depth) => {
      const here = steps.slice(0, depth + 1).join('>')
      if (ids.has(here)) return
      const _id = new mongo.BSON.ObjectId()
      ids.set(here, _id)
      rows.push({
        _id,
        name,
        parent: ids.get(steps.slice(0, depth).join('>')) ?? null,
        path: here,
        demo: true,
        createdAt: now,
        updatedAt: now,
      })
    })
  }
  await db.collection('categories').insertMany(rows)
  return ids
}
