import type { mongo } from 'mongoose'

import type { Day } from '../domain/day'
import { TEXT_PART_NAMES, type LexicalState, type TextPart } from '../domain/entry'
import type { EntryView } from '../domain/entryView'
import { PUBLISHED_ROW } from '../domain/published'
import { validityOf } from '../domain/validity'
import { createDocumentSource, COLLECTION_OF } from './source'
import { viewOfEntry } from './viewOfEntry'

/** @returns one published document by its code, with freshness and validity of `today`; `undefined` when there is none. */
export async function readEntryView(db: mongo.Db, code: string, today: Day): Promise<EntryView | undefined> {
  const entry = await db.collection(COLLECTION_OF.entry).findOne({ code, ...PUBLISHED_ROW })
  if (entry) return viewOfEntry(db, entry, today)
  for (const kind of ['brief', 'aid'] as const) {
    const row = await db.collection(COLLECTION_OF[kind]).findOne({ code, ...PUBLISHED_ROW })
    if (row) return viewOfPage(db, row, kind, today)
  }
  return undefined
}

async function viewOfPage(
  db: mongo.Db,
  row: mongo.WithId<mongo.BSON.Document>,
  kind: 'brief' | 'aid',
  today: Day,
): Promise<EntryView | undefined> {
  const [document] = await createDocumentSource(db).byIds(kind, [row._id.toHexString()])
  if (!document) return undefined
  const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, document.parts[name] ?? ''])) as Record<
    TextPart,
    string
  >
  return {
    ...parts,
    id: document.id,
    kind,
    code: document.code,
    title: document.title,
    scope: 'city',
    district: null,
    organization: document.organization,
    post: null,
    category: document.category,
    topic: null,
    answer: row.body as LexicalState,
    answerText: document.body,
    aliases: document.aliases,
    phones: [],
    links: [],
    callType: '',
    handling: 'inform',
    channels: [],
    checkedAt: null,
    dueAt: null,
    freshness: 'fresh',
    effectiveFrom: document.effectiveFrom ?? null,
    effectiveUntil: document.effectiveUntil ?? null,
    applyPeriods: [],
    validity: validityOf(document, today),
    upcoming: [],
    revision: document.revision,
    contentHash: document.contentHash,
    updatedAt: (row.updatedAt as Date).toISOString(),
  }
}
