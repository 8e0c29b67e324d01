import type { Types } from 'mongoose'

import { storedDay } from '../domain/day'
import {
  TEXT_PART_NAMES,
  type Channel,
  type EntryContent,
  type Handling,
  type LexicalState,
  type Phone,
  type Scope,
  type TextPart,
} from '../domain/entry'
import { newRowId } from './newRowId'

type Id = Types.ObjectId

/** An entry as it lies in MongoDB: what Payload writes, with ObjectIds and Dates. Versions hold it below `version`. */
export interface EntryRow extends Partial<Record<TextPart, string | null>> {
  _id: Id
  code: string
  title: string
  scope: Scope
  district?: string | null
  organization: Id
  post?: Id | null
  category?: Id | null
  topic?: Id | null
  answer: LexicalState
  aliases?: string[]
  callType?: string | null
  handling?: Handling | null
  channels?: Channel[]
  phones?: (Partial<Phone> & { id: string })[]
  links?: string[]
  effectiveFrom?: Date | null
  effectiveUntil?: Date | null
  applyPeriods?: { id: string; from: Date; until: Date }[]
  checkedAt: Date
  reviewCycleMonths?: number | null
  dueAt: Date
  disputed?: boolean
  revision: number
  contentHash: string
  deletedAt?: Date | null
  _status: 'draft' | 'published'
  createdAt: Date
  updatedAt: Date
}

/** Ids of the same, by name. */
export interface EntryReferences {
  organization: Id
  category: Id | null
  topic: Id | null
}

/** The fields of a row that content decides; ids, status, revision and dates of writing are the writer's. */
export type ContentRow = Omit<
  EntryRow,
  | '_id'
  | 'post'
  | 'dueAt'
  | 'disputed'
  | 'revision'
  | 'contentHash'
  | 'deletedAt'
  | '_status'
  | 'createdAt'
  | 'updatedAt'
>

/** The way back: content to the fields that lie in MongoDB. */
export function toContentRow(content: EntryContent, references: EntryReferences): ContentRow {
  const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, content[name] || null])) as Record<
    TextPart,
    string | null
  >
  return {
    ...parts,
    code: content.code,
    title: content.title,
    scope: content.scope,
    district: content.district ?? null,
    organization: references.organization,
    category: references.category,
    topic: references.topic,
    answer: content.answer,
    aliases: content.aliases,
    callType: content.callType || null,
    handling: content.handling,
    channels: content.channels,
    phones: content.phones.map((phone) => ({ id: newRowId(), ...phone })),
    links: content.links,
    effectiveFrom: content.effectiveFrom ? storedDay(content.effectiveFrom) : null,
    effectiveUntil: content.effectiveUntil ? storedDay(content.effectiveUntil) : null,
    applyPeriods: content.applyPeriods.map((period) => ({
      id: newRowId(),
      from: storedDay(period.from),
      until: storedDay(period.until),
    })),
    checkedAt: storedDay(content.checkedAt),
    reviewCycleMonths: content.reviewCycleMonths,
  }
}
