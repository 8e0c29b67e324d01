import type { mongo } from 'mongoose'

import type { Day } from '../domain/day'
import type { LookupHit } from '../domain/lookup'
import { PUBLISHED_ROW } from '../domain/published'
import type { DocumentKind, SearchDocument } from '../domain/searchDocument'
import { hitOf } from './hitOf'
import { COLLECTION_OF, createDocumentSource } from './source'

/** As long as a search's own snippets. */
const SNIPPET_LETTERS = 120

/** Which documents: by their codes, or by their ids in hex. */
export type HitKeys = { codes: readonly string[] } | { ids: readonly string[] }

/** @returns the published ones as rows of the desk's list, in the order they were asked for; what is gone is left out. */
export async function readHits(db: mongo.Db, keys: HitKeys, today: Day): Promise<LookupHit[]> {
  const source = createDocumentSource(db)
  const wanted = 'codes' in keys ? keys.codes : keys.ids
  if (wanted.length === 0) return []
  const kinds = Object.keys(COLLECTION_OF) as DocumentKind[]
  const documents = await Promise.all(
    kinds.map(async (kind) => source.byIds(kind, 'ids' in keys ? keys.ids : await idsOf(db, kind, keys.codes))),
  )
  const byKey = new Map(documents.flat().map((found) => ['codes' in keys ? found.code : found.id, found]))
  return wanted.flatMap((key) => {
    const found = byKey.get(key)
    return found ? [rowOf(found, today)] : []
  })
}

async function idsOf(db: mongo.Db, kind: DocumentKind, codes: readonly string[]): Promise<string[]> {
  const rows = await db
    .collection(COLLECTION_OF[kind])
    .find({ ...PUBLISHED_ROW, code: { $in: [...codes] } }, { projection: { _id: 1 } })
    .toArray()
  return rows.map(({ _id }) => _id.toHexString())
}

function rowOf(document: SearchDocument, today: Day): LookupHit {
  const text = (document.parts.script ?? document.body).replace(/\s+/g, ' ').slice(0, SNIPPET_LETTERS)
  return hitOf(document, today, { snippet: [{ text }], why: [] })
}
