import type { mongo } from 'mongoose'
import { Types } from 'mongoose'

import { dayOf } from '../domain/day'
import { TEXT_PART_NAMES, type LexicalState, type TextPart } from '../domain/entry'
import { toEntryContent, type EntryLike, type EntryNames } from '../domain/entryContent'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import { PUBLISHED_ROW } from '../domain/published'
import type { DocumentKind, Fingerprint, SearchDocument } from '../domain/searchDocument'
import { allNames, namesIn, namesOf, NO_NAMES, OUR_ID } from './names'

/** A published row that no document could be made of. */
export interface UnreadableRow {
  kind: DocumentKind
  id: string
  err: unknown
}

/** What to do with a row that no document can be made of: tell, and leave it out. */
export type OnUnreadable = (row: UnreadableRow) => void

/** Where indexes are made from: the published rows of MongoDB, read outside Payload since hooks and access are not wanted. */
export interface DocumentSource {
  /** Every published document, in no particular order. @throws for an unreadable row when nobody is told of it */
  all(onUnreadable?: OnUnreadable): AsyncGenerator<SearchDocument>
  /** Those of `ids` that are published and not in the trash. @throws for an unreadable row when nobody is told of it */
  byIds(kind: DocumentKind, ids: readonly string[], onUnreadable?: OnUnreadable): Promise<SearchDocument[]>
  /** What the index should hold, of all or of `ids`, without reading bodies. */
  fingerprints(ids?: readonly string[]): Promise<Fingerprint[]>
  /** How many documents the index should hold. */
  count(): Promise<number>
}

/** The MongoDB collection of each kind. */
export const COLLECTION_OF: Record<DocumentKind, string> = { entry: 'entries', brief: 'issue-briefs', aid: 'aids' }
const KINDS = Object.keys(COLLECTION_OF) as DocumentKind[]

/** The staff that write briefs and aids. */
const EDITORS_NAME = '교육운영부'
const AID_CATEGORY: Record<string, string> = { knowledge: '알쓸상자', more: '상담더하기', card: '응대 카드' }

type Row = mongo.WithId<mongo.BSON.Document>

export function createDocumentSource(db: mongo.Db): DocumentSource {
  const documentsOf = async (
    kind: DocumentKind,
    rows: Row[],
    names: EntryNames,
    onUnreadable: OnUnreadable = rethrow,
  ): Promise<SearchDocument[]> => {
    const overlaid = kind === 'brief' ? rows.flatMap((row) => (row.overlays as Types.ObjectId[] | undefined) ?? []) : []
    const codes = overlaid.length > 0 ? await namesIn(db, 'entries', 'code', overlaid.map(String)) : NO_CODES
    return rows.flatMap((row) => {
      try {
        if (kind === 'entry') return [fromEntry(row, names)]
        return [kind === 'aid' ? fromAid(row) : fromBrief(row, codes)]
      } catch (err) {
        onUnreadable({ kind, id: String(row._id), err })
        return []
      }
    })
  }

  return {
    async *all(onUnreadable) {
      for (const kind of KINDS) {
        const names = kind === 'entry' ? await allNames(db) : NO_NAMES
        const cursor = db.collection(COLLECTION_OF[kind]).find(PUBLISHED_ROW, { batchSize: 500 })
        for await (const row of cursor) yield* await documentsOf(kind, [row], names, onUnreadable)
      }
    },
    async byIds(kind, ids, onUnreadable) {
      const rows = await db
        .collection(COLLECTION_OF[kind])
        .find({ ...PUBLISHED_ROW, ...among(ids) })
        .toArray()
      return documentsOf(kind, rows, kind === 'entry' ? await namesOf(db, rows) : NO_NAMES, onUnreadable)
    },
    async fingerprints(ids) {
      const projection = { revision: 1, contentHash: 1 }
      const filter = { ...PUBLISHED_ROW, ...(ids ? among(ids) : {}) }
      const rows = await Promise.all(
        KINDS.map((kind) => db.collection(COLLECTION_OF[kind]).find(filter, { projection }).toArray()),
      )
      return rows.flat().map((row) => ({
        id: String(row._id),
        revision: Number(row.revision ?? 0),
        contentHash: String(row.contentHash ?? ''),
      }))
    },
    async count() {
      const counts = await Promise.all(
        KINDS.map((kind) => db.collection(COLLECTION_OF[kind]).countDocuments(PUBLISHED_ROW)),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

const NO_CODES: ReadonlyMap<string, string> = new Map()

const rethrow: OnUnreadable = ({ err }) => {
  throw err
}

/** A row that was not written by us may have an id of another kind: it is found by it, and then it cannot be read. */
const among = (ids: readonly string[]) => ({
  _id: { $in: ids.map((id) => (OUR_ID.test(id) ? new Types.ObjectId(id) : id)) as Types.ObjectId[] },
})

/** @throws Error for what no document can be compared by */
function idAndRevisionOf(row: Row): { id: string; revision: number; contentHash: string } {
  const [id, revision] = [String(row._id), Number(row.revision ?? 0)]
  if (!OUR_ID.test(id) || !Number.isInteger(revision)) throw new Error(`no id or no revision: ${id}`)
  return { id, revision, contentHash: String(row.contentHash ?? '') }
}

function fromEntry(row: Row, names: EntryNames): SearchDocument {
  const content = toEntryContent(row as EntryLike, names)
  const filled = TEXT_PART_NAMES.filter((name) => content[name]).map((name) => [name, content[name]])
  return {
    ...idAndRevisionOf(row),
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
  }
}

function fromPage(row: Row, kind: 'brief' | 'aid', category: string): SearchDocument {
  const script = typeof row.script === 'string' && row.script ? { script: row.script } : {}
  return {
    ...idAndRevisionOf(row),
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
