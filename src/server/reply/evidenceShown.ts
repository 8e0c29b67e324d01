import { Types, type mongo } from 'mongoose'

import type { EvidenceShown } from './pages/EntryFormPage'

interface EvidenceRow {
  _id: Types.ObjectId
  filename: string
  text: string
}

const find = (db: mongo.Db, ids: readonly string[], withText: boolean) =>
  db
    .collection<EvidenceRow>('evidence')
    .find(
      { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
      { projection: { filename: 1, ...(withText ? { text: 1 } : {}) } },
    )
    .toArray()

/** @returns the files behind these ids, with the text that was read in them. */
export async function evidenceOf(db: mongo.Db, ids: readonly string[]): Promise<EvidenceShown[]> {
  const rows = ids.length > 0 ? await find(db, ids, true) : []
  return rows.map(({ _id, filename, text }) => ({ id: _id.toHexString(), filename, text }))
}

/** @returns the names of these files, by id. */
export async function evidenceNames(db: mongo.Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length > 0 ? await find(db, ids, false) : []
  return new Map(rows.map(({ _id, filename }) => [_id.toHexString(), filename]))
}
