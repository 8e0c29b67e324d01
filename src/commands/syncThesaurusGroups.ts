import { mongo } from 'mongoose'

import type { BuiltInGroup } from '../search/thesaurus/builtInGroups'

interface GroupRow {
  _id: mongo.BSON.ObjectId
  title: string
  say: string[]
  mean: string[]
  enabled: boolean
  builtIn: boolean
  key: string
  shipped: string
  createdAt: Date
  updatedAt: Date
}

export interface SyncedGroups {
  added: number
  /** Changed by the new version; no editor had touched them. */
  renewed: number
  /** Gone from the new version; no editor had touched them. */
  removed: number
  /** Differ from what came with Ieum, because an editor changed or switched them off: left alone. */
  kept: number
}

/**
 * Brings the groups that come with Ieum into the database: new ones are added, those that no editor has changed follow the
 * version, those that one has changed or switched off stay. Run again it changes nothing. Runs at start, under the lease of
 * `prepare`.
 */
export async function syncThesaurusGroups(input: {
  db: mongo.Db
  groups: readonly BuiltInGroup[]
  now: Date
}): Promise<SyncedGroups> {
  const { groups, now } = input
  const rows = input.db.collection<GroupRow>('thesaurus-groups')
  const known = new Map((await rows.find({ builtIn: true }).toArray()).map((row) => [row.key, row]))
  const synced: SyncedGroups = { added: 0, renewed: 0, removed: 0, kept: 0 }
  const writes: mongo.AnyBulkWriteOperation<GroupRow>[] = []
  for (const { key, say, mean } of groups) {
    const row = known.get(key)
    known.delete(key)
    const content = { title: say[0] ?? '', say: [...say], mean: [...mean], shipped: contentOf({ say, mean }) }
    if (!row) {
      const document = { _id: new mongo.BSON.ObjectId(), key, ...content, enabled: true, builtIn: true }
      writes.push({ insertOne: { document: { ...document, createdAt: now, updatedAt: now } } })
      synced.added++
    } else if (isTouched(row)) synced.kept++
    else if (row.shipped !== content.shipped) {
      writes.push({ updateOne: { filter: untouched(row), update: { $set: { ...content, updatedAt: now } } } })
      synced.renewed++
    }
  }
  for (const row of known.values()) {
    if (isTouched(row)) {
      synced.kept++
      continue
    }
    writes.push({ deleteOne: { filter: untouched(row) } })
    synced.removed++
  }
  if (writes.length > 0) await rows.bulkWrite(writes, { ordered: false })
  return synced
}

const contentOf = ({ say, mean }: { say: readonly string[]; mean: readonly string[] }): string =>
  JSON.stringify([say, mean])

const isTouched = (row: GroupRow): boolean => !row.enabled || contentOf(row) !== row.shipped

/** An editor may save while we write; then the row is theirs. */
const untouched = ({ _id, updatedAt }: GroupRow) => ({ _id, updatedAt })
