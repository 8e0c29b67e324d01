import type { Day } from './day'
import type { District } from './districts'
import type { Scope, TextPart } from './entry'
import type { ValidityDates } from './validity'

export type DocumentKind = 'entry' | 'brief' | 'aid'
export const DOCUMENT_KINDS: readonly DocumentKind[] = ['entry', 'brief', 'aid']

/**
 * What an index holds of one published row. Derived from the database, thrown away at will. It holds dates, never
 * freshness or validity: those change without a write and are computed at lookup.
 */
export interface SearchDocument extends ValidityDates {
  id: string
  kind: DocumentKind
  /** 관리번호 of an entry; briefs and aids have codes of their own kind (`SB-0001`, `AA-0001`). */
  code: string
  title: string
  /** Path, `민원>여권`; `''` when it has none. */
  category: string
  /** Name of the topic whose district variants belong together; `''` when it has none. */
  topic: string
  scope: Scope
  district?: District | undefined
  organization: string
  /** The first number that may be told to citizens; `''` when there is none. */
  phone: string
  /** All numbers, as typed. */
  phones: string[]
  aliases: string[]
  callType: string
  /** The text parts that are filled. */
  parts: Partial<Record<TextPart, string>>
  /** The answer as plain text; paragraphs and list items end in a line break. */
  body: string
  /** When the office last checked it; `undefined` for briefs and aids, which are never due. */
  checkedAt?: Day | undefined
  dueAt?: Day | undefined
  /** An open flag or request says it is wrong. */
  disputed: boolean
  /** Codes of the entries a brief lies over. */
  overlays: string[]
  revision: number
  contentHash: string
}

/** What index and database are compared by. */
export interface Fingerprint {
  id: string
  revision: number
  contentHash: string
}
