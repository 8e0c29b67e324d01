import type { mongo } from 'mongoose'
import { Types } from 'mongoose'

import { dayOf } from '../domain/day'
import { TEXT_PART_NAMES, type LexicalState, type TextPart } from '../domain/entry'
import { toEntryContent, type EntryLike, type EntryNames } from '../domain/entryContent'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import { PUBLISHED_ROW } from '../domain/published'
import type { DocumentKind, Fingerprint, SearchDocument } from '../domain/searchDocument'
import { allNames, namesIn, namesOf, NO_NAMES } from './names'

/** Where indexes are made from: the published rows of MongoDB, read outside Payload since hooks and access are not wanted. */
export interface DocumentSource {
  /** Every published document, in no particular order. */
  all(): AsyncGenerator<SearchDocument>
  /** Those of `ids` that are published and not in the trash. */
  byIds(kind: DocumentKind, ids: readonly string[]): Promise<SearchDocument[]>
  /** What the index should hold, without reading bodies. */
  fingerprints(): Promise<Fingerprint[]>
}

/** The MongoDB collection of each kind. */
export const COLLECTION_OF: Record<DocumentKind, string> = { entry: 'entries', brief: 'issue-briefs', aid: 'aids' }
const KINDS = Object.keys(COLLECTION_OF) as DocumentKind[]

/** The staff that write briefs and aids. */
const EDITORS_NAME = '교육운영부'
const AID_CATEGORY: Record<string, string> = { knowledge: '알쓸상자', more: '상담더하기', card: '응대 카드' }

type Row = mongo.WithId<mongo.BSON.Document>

export function createDocumentSource(db: mongo.Db): DocumentSource {
  const documentsOf = async (kind: DocumentKind, rows: Row[], names: EntryNames): Promise<SearchDocument[]> => {
    if (kind === 'entry') return rows.map((row) => fromEntry(row, names))
    if (kind === 'aid') return rows.map(fromAid)
    const overlaid = rows.flatMap((row) => (row.overlays as Types.ObjectId[] | undefined) ?? [])
    const codes = await namesIn(db, 'entries', 'code', overlaid.map(String))
    return rows.map((row) => fromBrief(row, codes))
  }

  return {
    async *all() {
      for (const kind of KINDS) {
        const names = kind === 'entry' ? await allNames(db) : NO_NAMES
        const cursor = db.collection(COLLECTION_OF[kind]).find(PUBLISHED_ROW, { batchSize: 500 })
        for await (const row of cursor) yield* await documentsOf(kind, [row], names)
      }
    },
    async byIds(kind, ids) {
      const rows = await db
        .collection(COLLECTION_OF[kind])
        .find({ ...PUBLISHED_ROW, _id: { $in: ids.map((id) => new Types.ObjectId(id)) } })
        .toArray()
      return documentsOf(kind, rows, kind === 'entry' ? await namesOf(db, rows) : NO_NAMES)
    },
    async fingerprints() {
      const projection = { revision: 1, contentHash: 1 }
      const rows = await Promise.all(
        KINDS.map((kind) => db.collection(COLLECTION_OF[kind]).find(PUBLISHED_ROW, { projection }).toArray()),
      )
      return rows.flat().map((row) => ({
        id: row._id.toHexString(),
        revision: Number(row.revision ?? 0),
        contentHash: String(row.contentHash ?? ''),
      }))
    },
  }
}

function fromEntry(row: Row, names: EntryNames): SearchDocument {
  const content = toEntryContent(row as EntryLike, names)
  const filled = TEXT_PART_NAMES.filter((name) => content[name]).map((name) => [name, content[name]])
  return {
    id: row._id.toHexString(),
    kind: 'entry',
    code: content.code,
    title: content.title,
    category: content.category,
    topic: content.topic,
    scope: content.scope,
    district: content.district,
    organization: content.organization,
    phone: content.phones.find((phone) => phone.kind === 'inform' && phone.public)?.number ?? '',
    phones: content.phones.map((phone) => phone.number),
    aliases: content.aliases,
    callType: content.callType,
    parts: Object.fromEntries(filled) as Partial<Record<TextPart, string>>,
    body: lexicalToPlainText(content.answer),
    checkedAt: content.checkedAt,
    dueAt: dayOf(row.dueAt as Date),
    disputed: row.disputed === true,
    effectiveFrom: content.effectiveFrom,
    effectiveUntil: content.effectiveUntil,
    applyPeriods: content.applyPeriods,
    overlays: [],
    revision: Number(row.revision ?? 0),
    contentHash: String(row.contentHash ?? ''),
  }
}

function fromPage(row: Row, kind: 'brief' | 'aid', category: string): SearchDocument {
  const script = typeof row.script === 'string' && row.script ? { script: row.script } : {}
  return {
    id: row._id.toHexString(),
    kind,
    code: String(row.code ?? ''),
    title: String(row.title ?? ''),
    category,
    topic: '',
    scope: 'city',
    organization: EDITORS_NAME,
    phone: '',
    phones: [],
    aliases: (row.aliases as string[] | undefined) ?? [],
    callType: '',
    parts: script,
    body: lexicalToPlainText(row.body as LexicalState),
    disputed: false,
    applyPeriods: [],
    overlays: [],
    revision: Number(row.revision ?? 0),
    contentHash: String(row.contentHash ?? ''),
  }
}

function fromBrief(row: Row, codes: ReadonlyMap<string, string>): SearchDocument {
  const overlays = ((row.overlays as Types.ObjectId[] | undefined) ?? []).flatMap((id) => codes.get(String(id)) ?? [])
  return {
    ...fromPage(row, 'brief', row.kind === 'urgent' ? '긴급공지' : '특별상담자료'),
    effectiveFrom: row.from instanceof Date ? dayOf(row.from) : undefined,
    effectiveUntil: row.until instanceof Date ? dayOf(row.until) : undefined,
    overlays,
  }
}

const fromAid = (row: Row): SearchDocument => fromPage(row, 'aid', AID_CATEGORY[String(row.series)] ?? '상담보조자료')
