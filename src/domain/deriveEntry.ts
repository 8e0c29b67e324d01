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

/**
 * The one place where an entry's derived fields are made; the editor's save and the bulk writer both call it.
 * @param cycle months between two checks, of `reviewCycleOf`: the category's when the entry has none of its own
 */
export function deriveEntry(content: EntryContent, cycle: number): DerivedEntry {
  return { dueAt: dueAt(content.checkedAt, cycle), contentHash: contentHash(content) }
}
