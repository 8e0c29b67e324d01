import type { Day } from './day'
import type { Channel, Handling, LexicalState, Phone, Scope, TextPart } from './entry'
import type { Freshness } from './freshness'
import type { PartName } from './entryParts'
import type { RequestKind } from './refreshRequest'
import type { DocumentKind } from './searchDocument'
import type { Period, Validity } from './validity'

/** A change that is approved and waits for its day. */
export interface UpcomingChange {
  /** The request's number. */
  request: string
  kind: RequestKind
  effectiveOn: Day
  /** `1월 1일부터 변경`. */
  notice: string
  /** The new text, part by part; the answer as plain text. */
  parts: { part: PartName; label: string; text: string }[]
}

/** One document as the desk shows it: what `GET /api/lookup/entries/:code` answers. */
export interface EntryView extends Record<TextPart, string> {
  id: string
  kind: DocumentKind
  code: string
  title: string
  scope: Scope
  district: string | null
  organization: string
  post: string | null
  category: string
  topic: string | null
  /** The answer, as Lexical and as plain text. */
  answer: LexicalState
  answerText: string
  aliases: string[]
  phones: Phone[]
  links: string[]
  callType: string
  handling: Handling
  channels: Channel[]
  checkedAt: Day | null
  dueAt: Day | null
  freshness: Freshness
  effectiveFrom: Day | null
  effectiveUntil: Day | null
  applyPeriods: Period[]
  validity: Validity
  /** Approved changes to come, the nearest first. */
  upcoming: UpcomingChange[]
  revision: number
  contentHash: string
  updatedAt: string
}
