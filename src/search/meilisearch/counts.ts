import type { SearchDocument } from '../../domain/searchDocument'
import type { Gram } from '../korean/grams'
import { Tally } from './tally'

/** What is counted over all documents; also the difference that a change makes to it. */
export interface Counts {
  documents: number
  subjects: number
  /** How many documents, and how many subjects, hold a gram. */
  documentGrams: Tally<Gram>
  subjectGrams: Tally<Gram>
  /** How many documents have a title, and an organization. */
  titles: Tally<string>
  organizations: Tally<string>
}

export function emptyCounts(): Counts {
  return {
    documents: 0,
    subjects: 0,
    documentGrams: new Tally(),
    subjectGrams: new Tally(),
    titles: new Tally(),
    organizations: new Tally(),
  }
}

export function addCounts(into: Counts, other: Counts): void {
  into.documents += other.documents
  into.subjects += other.subjects
  into.documentGrams.addAll(other.documentGrams)
  into.subjectGrams.addAll(other.subjectGrams)
  into.titles.addAll(other.titles)
  into.organizations.addAll(other.organizations)
}

/** @returns what has to be added to `from` to come to `to`. */
export function countsBetween(from: Counts, to: Counts): Counts {
  const difference = emptyCounts()
  addCounts(difference, to)
  difference.documents -= from.documents
  difference.subjects -= from.subjects
  for (const name of ['documentGrams', 'subjectGrams'] as const) {
    for (const [gram, count] of from[name].entries()) difference[name].add(gram, -count)
  }
  for (const name of ['titles', 'organizations'] as const) {
    for (const [text, count] of from[name].entries()) difference[name].add(text, -count)
  }
  return difference
}

/** @param by 1 for a document that is added, -1 for one that is taken out */
export function countDocument(
  counts: Counts,
  { title, organization }: Pick<SearchDocument, 'title' | 'organization'>,
  grams: Iterable<Gram>,
  by: 1 | -1,
): void {
  counts.documents += by
  counts.titles.add(title, by)
  counts.organizations.add(organization, by)
  for (const gram of grams) counts.documentGrams.add(gram, by)
}

export function countSubject(counts: Counts, grams: Iterable<Gram>, by: 1 | -1): void {
  counts.subjects += by
  for (const gram of grams) counts.subjectGrams.add(gram, by)
}

/** Counts as plain JSON. */
export interface WrittenCounts {
  documents: number
  subjects: number
  documentGrams: [Gram, number][]
  subjectGrams: [Gram, number][]
  titles: [string, number][]
  organizations: [string, number][]
}

export function writeCounts(counts: Counts): WrittenCounts {
  return {
    documents: counts.documents,
    subjects: counts.subjects,
    documentGrams: counts.documentGrams.entries(),
    subjectGrams: counts.subjectGrams.entries(),
    titles: counts.titles.entries(),
    organizations: counts.organizations.entries(),
  }
}

export function readCounts(written: WrittenCounts): Counts {
  return {
    documents: written.documents,
    subjects: written.subjects,
    documentGrams: new Tally(written.documentGrams),
    subjectGrams: new Tally(written.subjectGrams),
    titles: new Tally(written.titles),
    organizations: new Tally(written.organizations),
  }
}
