import { addCounts, type Counts, emptyCounts, readCounts, writeCounts, type WrittenCounts } from './counts'
import { FORMAT } from './settings'

/** The one row that says what an index holds; its negative tickets lie in every answer: the version, and which building it is. */
export interface HeadRow {
  id: typeof HEAD_ID
  row: 'head'
  ticket: number[]
  version: number
  /** The version of the rebuild that made this index; another one has replaced it when this is another number. */
  built: number
  /** See settings.ts. */
  format: string
  /** Which fact rows count. */
  generation: number
  /** What changed since those were written. */
  changed: WrittenCounts
}

/** A part of the counts, as JSON text: Meilisearch would else look into it. */
export interface FactRow {
  id: string
  row: 'fact'
  generation: number
  counts: string
}

export const HEAD_ID = 'head'

type HeadNumbers = Pick<HeadRow, 'version' | 'built' | 'generation'>

/** Counted names in one row, and the changed ones in the head before the fact rows are written anew. */
const ROW_ENTRIES = 20_000
const CHANGED_ENTRIES = 4000

export function headRow({ version, built, generation }: HeadNumbers, changed: Counts): HeadRow {
  return {
    id: HEAD_ID,
    row: 'head',
    ticket: [-version, -built],
    version,
    built,
    format: FORMAT,
    generation,
    changed: writeCounts(changed),
  }
}

/** @returns whether the head has become so long that the fact rows should be written anew. */
export function isLong({ documentGrams, subjectGrams, titles }: Counts): boolean {
  return documentGrams.size + subjectGrams.size + titles.size > CHANGED_ENTRIES
}

/** @returns counts as rows of a bounded size. */
export function factRows(generation: number, counts: Counts): FactRow[] {
  const written = writeCounts(counts)
  const parts: Partial<WrittenCounts>[] = [{ documents: written.documents, subjects: written.subjects }]
  for (const name of ['documentGrams', 'subjectGrams', 'titles', 'organizations'] as const) {
    for (let from = 0; from < written[name].length; from += ROW_ENTRIES) {
      parts.push({ [name]: written[name].slice(from, from + ROW_ENTRIES) })
    }
  }
  return parts.map((part, i) => ({
    id: `fact-${generation}-${i}`,
    row: 'fact',
    generation,
    counts: JSON.stringify(part),
  }))
}

/** @returns the counts that fact rows and head tell together. */
export function countsOf(rows: readonly Pick<FactRow, 'counts'>[], head: HeadRow): Counts {
  const counts = emptyCounts()
  for (const row of rows) {
    const none = writeCounts(emptyCounts())
    addCounts(counts, readCounts({ ...none, ...(JSON.parse(row.counts) as Partial<WrittenCounts>) }))
  }
  addCounts(counts, readCounts(head.changed))
  return counts
}
