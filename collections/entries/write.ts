import type { RequestContext } from 'payload'

import type { Entry } from '../../payload-types'

/** What one save of an entry was asked to do, kept from beforeOperation for the hooks that come later in the same save. */
export interface EntryWrite {
  /** Saved as a draft: the main row stays as it is. */
  draft: boolean
  /** The names of the fields that the caller sent. */
  submitted: string[]
  /** Whether the caller said published or draft, instead of leaving it as it is. */
  saysStatus: boolean
  /** The revision the caller began from, when sent. */
  baseRevision: number | undefined
  restoresVersion: boolean
}

/** A newer draft that a change of the published text must leave alone, by entry id. */
export interface PendingDraft {
  version: Record<string, unknown>
  /** System fields that the change sets on the published text and the draft alike. */
  system: Record<string, unknown>
}

interface EntryContext {
  entryWrite?: EntryWrite
  /** The main row as it was before this save, by entry id; absent for a new entry. */
  mainRows?: Map<string, Entry>
  pendingDrafts?: Map<string, PendingDraft>
}

/** The request's context, seen as the entry hooks use it. */
export const entryContext = (context: RequestContext): EntryContext => context

/** Whether this save changes the main row: everything but saving a draft. */
export function savesMainRow(write: EntryWrite | undefined, status: unknown): boolean {
  return !write?.draft || status === 'published'
}

/** Fields that the system or an administrator sets on an entry whatever its text says; a pending draft gets them too. */
export const SYSTEM_FIELDS = [
  'organization',
  'post',
  'checkedAt',
  'reviewCycleMonths',
  'dueAt',
  'disputed',
  'revision',
  'deletedAt',
] as const
