import { LRUCache } from 'lru-cache'

import type { SearchDocument } from '../../domain/searchDocument'
import type { Occurrences } from '../ranking/measure'
import { MeasuredLabels } from '../ranking/measuredLabels'
import type { DocumentRow, SubjectRow } from './rows'
import { WeightTable } from './weightTable'

/** A document made ready to be measured. */
export interface HeldDocument {
  kind: 'document'
  document: SearchDocument
  /** Id of its subject's row, and what the subject is called. */
  subject: string
  subjectName: string
  /** The same for all district variants of an entry. */
  title: string
  occurrences: Occurrences
  /** One object for all documents that are called the same. */
  labels: MeasuredLabels
}

export interface HeldSubject {
  kind: 'subject'
  id: string
  entries: number
  occurrences: Occurrences
}

export type Held = HeldDocument | HeldSubject

export type ReaderRow =
  | Pick<DocumentRow, 'id' | 'row' | 'ticket' | 'subject' | 'subjectName' | 'occurrences' | 'data'>
  | Pick<SubjectRow, 'id' | 'row' | 'ticket' | 'name' | 'entries' | 'occurrences'>

/** Rows a reader remembers, some 5 kB each; twice as many while older ones are being forgotten. */
export const MOST_HELD = 40_000

/**
 * Remembers rows by ticket. A ticket stands for its content, so what is remembered is never old. A thousand are asked for in
 * a lookup, so they lie in two plain maps: when the newer one is full, the older one is forgotten, and who was asked for
 * meanwhile has moved over.
 */
export class Shelf {
  private newer = new Map<string, Held>()
  private older = new Map<string, Held>()
  private readonly labels = new LRUCache<string, MeasuredLabels>({ max: MOST_HELD })

  get(ticket: string): Held | undefined {
    const held = this.newer.get(ticket)
    if (held) return held
    const old = this.older.get(ticket)
    if (old) this.keep(ticket, old)
    return old
  }

  put(row: ReaderRow): Held {
    const held = row.row === 'document' ? this.documentOf(row) : subjectOf(row)
    this.keep(String(row.ticket), held)
    return held
  }

  private keep(ticket: string, held: Held): void {
    if (this.newer.size >= MOST_HELD) {
      this.older = this.newer
      this.newer = new Map()
    }
    this.newer.set(ticket, held)
  }

  private documentOf(row: ReaderRow & { row: 'document' }): HeldDocument {
    const { kind, title, topic, aliases } = row.data
    const name = [title, ...aliases].join('\n')
    let labels = this.labels.get(name)
    if (!labels) this.labels.set(name, (labels = MeasuredLabels.of(row.data)))
    return {
      kind: 'document',
      document: row.data,
      subject: row.subject,
      subjectName: row.subjectName,
      title: `${kind}\n${title}\n${topic}`,
      occurrences: WeightTable.parse(row.occurrences),
      labels,
    }
  }
}

function subjectOf(row: ReaderRow & { row: 'subject' }): HeldSubject {
  return { kind: 'subject', id: row.id, entries: row.entries, occurrences: WeightTable.parse(row.occurrences) }
}
