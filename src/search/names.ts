import { Types, type mongo } from 'mongoose'

import { idOf, type EntryNames } from '../domain/entryContent'

type Row = Record<string, unknown>

/** How ids are that we made; a row that somebody else wrote may have or name others. */
export const OUR_ID = /^[0-9a-f]{24}$/

export const NO_NAMES: EntryNames = { organizations: new Map(), categories: new Map(), topics: new Map() }

/** Reads one field of a collection's rows, by id in hex; of all rows when `ids` is left out. */
export async function namesIn(
  db: mongo.Db,
  collection: string,
  field: string,
  ids?: readonly string[],
): Promise<Map<string, string>> {
  const filter = ids
    ? { _id: { $in: [...new Set(ids.filter((id) => OUR_ID.test(id)))].map((id) => new Types.ObjectId(id)) } }
    : {}
  const rows = await db
    .collection(collection)
    .find(filter, { projection: { [field]: 1 } })
    .toArray()
  return new Map(rows.map((row) => [String(row._id), String(row[field] ?? '')]))
}

/** Every name an entry can point to. */
export async function allNames(db: mongo.Db): Promise<EntryNames> {
  const [organizations, categories, topics] = await Promise.all([
    namesIn(db, 'organizations', 'name'),
    namesIn(db, 'categories', 'path'),
    namesIn(db, 'topics', 'name'),
  ])
  return { organizations, categories, topics }
}

/** The names these rows point to. */
export async function namesOf(db: mongo.Db, rows: readonly Row[]): Promise<EntryNames> {
  const [organizations, categories, topics] = await Promise.all([
    namesIn(
      db,
      'organizations',
      'name',
      rows.map((row) => idOf(row.organization)),
    ),
    namesIn(
      db,
      'categories',
      'path',
      rows.map((row) => idOf(row.category)),
    ),
    namesIn(
      db,
      'topics',
      'name',
      rows.map((row) => idOf(row.topic)),
    ),
  ])
  return { organizations, categories, topics }
}
