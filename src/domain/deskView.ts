import type { AidSeries } from './aidSeries'
import type { AnsweringNow } from './answeringNow'
import type { EntryView } from './entryView'
import type { TextPart } from './entry'

/** A part of an entry whose change an agent is told of. */
export type ChangedPart = TextPart | 'title' | 'answer' | 'phones'

/** What is different since this agent last opened the entry. */
export interface EntryChanges {
  /** When they did, ISO. */
  since: string
  /** What the parts said then, `''` when they were empty. */
  parts: { part: ChangedPart; before: string }[]
}

export interface RelatedEntry {
  code: string
  title: string
  district: string | null
}

/** A 상담보조자료 that goes with an answer. */
export interface AidBeside {
  code: string
  title: string
  series: AidSeries
}

/** An entry as one agent sees it at one moment: what `GET /api/lookup/entries/:code` answers. */
export interface DeskView extends EntryView {
  numberNow: AnsweringNow | null
  related: RelatedEntry[]
  aids: AidBeside[]
  /** `null` when they never opened it, or nothing has changed since. */
  changes: EntryChanges | null
  /** Set when it was asked for as it stood at a moment; `until` is `null` for the text of now. */
  asOf: { at: string; from: string; until: string | null } | null
}

/** The answer of one district to a subject. */
export interface DistrictVariant {
  code: string
  district: string
  title: string
}
