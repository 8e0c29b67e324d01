import type { SearchDocument } from '../../domain/searchDocument'
import { normalize } from '../korean/normalize'

/**
 * BM25F (Robertson, Zaragoza, Taylor 2004): a gram's occurrences are weighed by field and field length, added up, and
 * only then saturated. Lengths are measured against fixed pivots in place of the corpus averages, so that a document's
 * impact is known without the others.
 */
export const K1 = 1.2
const B = 0.6

export interface Field {
  weight: number
  /** A usual length, in UTF-16 units. */
  pivot: number
}

export const FIELDS = {
  title: { weight: 1.2, pivot: 14 },
  aliases: { weight: 1, pivot: 40 },
  category: { weight: 2.5, pivot: 10 },
  organization: { weight: 1, pivot: 14 },
  numbers: { weight: 1, pivot: 40 },
  parts: { weight: 0.6, pivot: 140 },
  body: { weight: 1, pivot: 110 },
} satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** What the bigrams across a title's spaces count for beside those within its words. */
export const CROSSING_WEIGHT = 0.3

/** @returns what one occurrence counts in a field of `length` units. */
export function occurrenceWeight(field: FieldName, length: number): number {
  const { weight, pivot } = FIELDS[field]
  return weight / (1 - B + (B * length) / pivot)
}

/** @returns a gram's part of the score before idf, 0 to 1, from its weighted occurrences. */
export function saturate(occurrences: number): number {
  return occurrences / (K1 + occurrences)
}

/** A subject of `pivot` entries is of usual length; all of its entries say its words, so it saturates later than one entry. */
const SUBJECT = { k1: 5, b: 0.6, pivot: 8 }

/** @returns the same for a subject, from the weighted occurrences in all of its entries. */
export function saturateSubject(occurrences: number, entries: number): number {
  const normal = occurrences / (1 - SUBJECT.b + (SUBJECT.b * entries) / SUBJECT.pivot)
  return normal / (SUBJECT.k1 + normal)
}

/** @returns how much a gram tells: ln(1 + (N - df + .5) / (df + .5)), never negative. */
export function idf(documents: number, documentFrequency: number): number {
  return Math.log(1 + Math.max(0, documents - documentFrequency + 0.5) / (documentFrequency + 0.5))
}

/** @returns the normalised text of each field of a document. */
export function fieldTexts(document: SearchDocument): Record<FieldName, string> {
  let parts = ''
  for (const part of Object.values(document.parts)) parts += `${part}\n`
  return {
    title: normalize(document.title),
    aliases: normalize(document.aliases.join('\n')),
    category: normalize(document.category),
    organization: normalize(
      document.district ? `${document.district} ${document.organization}` : document.organization,
    ),
    numbers: normalize(`${document.code} ${document.callType} ${document.phones.join(' ')}`),
    parts: normalize(parts),
    body: normalize(document.body),
  }
}
