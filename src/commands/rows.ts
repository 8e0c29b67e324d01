import type { Collection, Types } from 'mongoose'
import type { CollectionSlug, Payload } from 'payload'

import type { EntryRow } from './entryRow'

/** A version as Payload keeps it. */
export interface VersionRow {
  _id: Types.ObjectId
  parent: Types.ObjectId
  version: Omit<EntryRow, '_id'>
  latest?: boolean
  autosave?: boolean
  createdAt: Date
  updatedAt: Date
}

/** A row of `publications`. */
export interface PublicationRow {
  _id: Types.ObjectId
  entry: Types.ObjectId
  code: string
  revision: number
  from: Date
  until?: Date
  hash: string
  cause: string
  by?: Types.ObjectId
  body: Omit<EntryRow, '_id'>
}

/** MongoDB's own collection behind a Payload collection: for bulk writes and reads that hooks must not slow down. */
export function rowsOf<Row extends object>(payload: Payload, slug: CollectionSlug): Collection<Row> {
  const model = payload.db.collections[slug]
  if (!model) throw new Error(`no collection ${slug}`)
  return model.collection as unknown as Collection<Row>
}

/** The same for a collection's versions. */
export function versionRowsOf(payload: Payload, slug: CollectionSlug): Collection<VersionRow> {
  const model = payload.db.versions[slug]
  if (!model) throw new Error(`${slug} has no versions`)
  return model.collection as unknown as Collection<VersionRow>
}
