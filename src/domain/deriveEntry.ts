import { contentHash } from './contentHash'
import type { Day } from './day'
import type { EntryContent } from './entry'
import { dueAt } from './freshness'

/** What follows from an entry's content alone: the day it is due, and the hash that tells two contents apart. */
export interface DerivedEntry {
  dueAt: Day
  /** SHA-256, hex. */
  contentHash: string
}

/** The one place where an entry's derived fields are made; the editor's save and the bulk writer both call it. */
export function deriveEntry(content: EntryContent): DerivedEntry {
  return { dueAt: dueAt(content.checkedAt, content.reviewCycleMonths), contentHash: contentHash(content) }
}
