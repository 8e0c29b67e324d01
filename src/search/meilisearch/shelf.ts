import { LRUCache } from 'lru-cache'

import type { SearchDocument } from '../../domain/searchDocument'
import { saturate, saturateSubject } from '../ranking/bm25'
import { MeasuredLabels } from '../ranking/measuredLabels'
import { RowGrams } from './rowGrams'
import type { DocumentRow, SubjectRow } from './rows'
import { WeightTable } from './weightTable'

/** Where a row's grams lie, and its number there. */
interface Shelved {
  grams: RowGrams
  row: number
}

/** A document made ready to be measured. */
export interface HeldDocument extends Shelved {
  kind: 'document'
  document: SearchDocument
  /** Id of its subject's row, and what the subject is called. */
  subject: string
  subjectName: string
  /** The same for all district variants of an entry. */
  title: string
  /** One object for all documents that are called the same. */
  labels: MeasuredLabels
}

export interface HeldSubject extends Shelved {
  kind: 'subject'
  id: string
}

export type Held = HeldDocument | HeldSubject

export type ReaderRow =
  | Pick<DocumentRow, 'id' | 'row' | 'ticket' | 'subject' | 'subjectName' | 'occurrences' | 'data'>
  | Pick<SubjectRow, 'id' | 'row' | 'ticket' | 'name' | 'entries' | 'occurrences'>

/** Rows a reader remembers, some 5 kB each; twice as many while older ones are being forgotten. */
export const MOST_HELD = 40_000

/** Rows that came in the same while, with their grams. */
class Board {
  readonly rows = new Map<string, Held>()
  readonly documents = new RowGrams(saturate)
  readonly subjects = new RowGrams(saturateSubject)
}

/**
 * Remembers rows by ticket. A ticket stands for its content, so what is remembered is never old. A thousand are asked for in
 * a lookup, so they lie in two plain maps: when the newer one is full, the older one is forgotten as a whole, and who is
 * asked for again is fetched again.
 */
export class Shelf {
  private newer = new Board()
  private older = new Board()
  private readonly labels = new LRUCache<string, MeasuredLabels>({ max: MOST_HELD })

  get(ticket: string): Held | undefined {
    return this.newer.rows.get(ticket) ?? this.older.rows.get(ticket)
  }

  put(row: ReaderRow): Held {
    const ticket = String(row.ticket)
    const before = this.get(ticket)
    if (before) return before
    if (this.newer.rows.size >= MOST_HELD) {
      this.older = this.newer
      this.newer = new Board()
    }
    const held = row.row === 'document' ? this.documentOf(row) : subjectOf(row, this.newer)
    this.newer.rows.set(ticket, held)
    return held
  }

  private documentOf(row: ReaderRow & { row: 'document' }): HeldDocument {
    const { kind, title, topic, aliases } = row.data
    const name = [title, ...aliases].join('\n')
    let labels = this.labels.get(name)
    if (!labels) this.labels.set(name, (labels = MeasuredLabels.of(row.data)))
    const grams = this.newer.documents
    const { keys, weights } = WeightTable.parse(row.occurrences)
    return {
      kind: 'document',
      grams,
      row: grams.add(keys, weights),
      document: row.data,
      subject: row.subject,
      subjectName: row.subjectName,
      title: `${kind}\n${title}\n${topic}`,
      labels,
    }
  }
}

function subjectOf({ id, entries, occurrences }: ReaderRow & { row: 'subject' }, board: Board): HeldSubject {
  const { keys, weights } = WeightTable.parse(occurrences)
  return { kind: 'subject', id, grams: board.subjects, row: board.subjects.add(keys, weights, entries) }
}
