import type { mongo } from 'mongoose'

import { dayOf } from '../domain/day'
import type { EntryView } from '../domain/entryView'
import { viewOfEntry } from './viewOfEntry'

/** What an entry told citizens at a moment, and from when until when it did. */
export interface EntryViewAt {
  view: EntryView
  from: Date
  /** `undefined` while it still does. */
  until: Date | undefined
}

/** @returns the entry as it was published at `at`, from the publications; `undefined` when it was not published then. */
export async function readEntryViewAt(db: mongo.Db, code: string, at: Date): Promise<EntryViewAt | undefined> {
  const row = await db
    .collection('publications')
    .findOne(
      { code, from: { $lte: at }, $or: [{ until: null }, { until: { $gt: at } }] },
      { sort: { from: -1, revision: -1 } },
    )
  if (!row) return undefined
  const body = row.body as mongo.BSON.Document
  const dueAt = new Date(String(body.dueAt))
  const updatedAt = new Date(String(body.updatedAt ?? row.from))
  const view = await viewOfEntry(db, { ...body, dueAt, updatedAt, _id: row.entry as mongo.BSON.ObjectId }, dayOf(at))
  return { view, from: row.from as Date, until: (row.until as Date | null | undefined) ?? undefined }
}
