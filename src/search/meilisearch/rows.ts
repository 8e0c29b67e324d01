import { createHash } from 'node:crypto'

import { daysBetween } from '../../domain/day'
import type { SearchDocument } from '../../domain/searchDocument'
import type { Gram } from '../korean/grams'
import { CHOSEONG_GRAM, KEY_GRAM, labelOf } from '../ranking/labels'
import { occurrencesOf } from '../ranking/measure'
import { choseongToken, gramToken, keysToken, ngramsOf } from './tokens'
import { WeightTable } from './weightTable'

/**
 * One published document as Meilisearch holds it. `ticket` is a number made from all that a reader remembers of the row, so
 * that a ticket that was seen before never has to be fetched again, and one of a changed row is never taken for the old.
 */
export interface DocumentRow {
  id: string
  row: 'document'
  ticket: number
  /** See subjectRowId. */
  subject: string
  subjectName: string
  /** See WeightTable.toText. */
  occurrences: string
  data: SearchDocument
  revision: number
  contentHash: string
  /** Tokens to find it by; see tokens.ts. */
  grams: string[]
  runs: string[]
  begins: string
  firsts: string[]
  firstBegins: string
  firstGrams: string[]
  keyGrams: string[]
  kind: string
  scope: string
  district: string | null
  organization: string
  category: string
  /** The category and all above it. */
  categories: string[]
  /** See dueNumber. */
  due: number
  /** Days since 2000-01-01; -1 for what is never checked. */
  checked: number
  code: string
}

/** What the entries of one subject (see ranking/subject.ts) say together. */
export interface SubjectRow {
  id: string
  row: 'subject'
  ticket: number
  name: string
  entries: number
  occurrences: string
  grams: string[]
}

/** Fields that a reader needs to rank by. */
export const READER_FIELDS = ['row', 'ticket', 'subject', 'subjectName', 'occurrences', 'data', 'name', 'entries']

const FIRST_DAY = '2000-01-01'
/** What `due` says of documents that are never due, and of those that are said to be wrong. */
export const NEVER_DUE = 1_000_000
export const DISPUTED = -1

/** @returns a day as a number that grows by one a day. */
export function dayNumber(day: string): number {
  return daysBetween(FIRST_DAY, day)
}

/** @returns by what freshness is filtered and counted: the day of dueAt, NEVER_DUE or DISPUTED. */
export function dueNumber({ dueAt, disputed }: Pick<SearchDocument, 'dueAt' | 'disputed'>): number {
  if (disputed) return DISPUTED
  return dueAt ? dayNumber(dueAt) : NEVER_DUE
}

/** @returns the id of a subject's row. */
export function subjectRowId(name: string): string {
  return `subject-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`
}

export function documentRow(data: SearchDocument, subjectName: string): DocumentRow {
  const occurrences = occurrencesOf(data)
  const labels = [data.title, ...data.aliases].map(labelOf)
  const title = labelOf(data.title)
  const row = {
    subject: subjectRowId(subjectName),
    subjectName,
    occurrences: WeightTable.of(occurrences).toText(),
    data,
  }
  return {
    id: data.id,
    row: 'document',
    ticket: ticketOf(row),
    ...row,
    revision: data.revision,
    contentHash: data.contentHash,
    grams: [...occurrences.keys()].map(gramToken),
    runs: distinct(labels.flatMap(({ keys, keyStarts }) => keyStarts.map((start) => keysToken(keys.slice(start))))),
    begins: keysToken(title.keys),
    firsts: distinct(
      labels.flatMap(({ choseong, choseongStarts }) =>
        choseongStarts.map((start) => choseongToken(choseong.slice(start))),
      ),
    ),
    firstBegins: choseongToken(title.choseong),
    firstGrams: distinct(labels.flatMap(({ choseong }) => ngramsOf(choseong, CHOSEONG_GRAM).map(choseongToken))),
    keyGrams: distinct(labels.flatMap(({ keys }) => ngramsOf(keys, KEY_GRAM).map(keysToken))),
    kind: data.kind,
    scope: data.scope,
    district: data.district ?? null,
    organization: data.organization,
    category: data.category,
    categories: pathsOf(data.category),
    due: dueNumber(data),
    checked: data.checkedAt ? dayNumber(data.checkedAt) : -1,
    code: data.code,
  }
}

export function subjectRow(name: string, entries: number, occurrences: ReadonlyMap<Gram, number>): SubjectRow {
  const row = { name, entries, occurrences: WeightTable.of(occurrences).toText() }
  return {
    id: subjectRowId(name),
    row: 'subject',
    ticket: ticketOf(row),
    ...row,
    grams: [...occurrences.keys()].map(gramToken),
  }
}

/** @returns 52 bits of a hash, which a JSON number holds exactly; positive. */
function ticketOf(content: unknown): number {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest()
  return hash.readUIntBE(0, 6) * 16 + ((hash[6] ?? 0) >> 4) + 1
}

function distinct(tokens: readonly string[]): string[] {
  return [...new Set(tokens)].filter(Boolean)
}

/** `민원>여권` -> `민원`, `민원>여권`. */
function pathsOf(category: string): string[] {
  const parts = category === '' ? [] : category.split('>')
  return parts.map((_, i) => parts.slice(0, i + 1).join('>'))
}
