import { createHash } from 'node:crypto'

import type { Settings } from 'meilisearch'

/** Rows of an index: published documents, their subjects, what is known of all of them, and where that is told from. */
export type RowKind = 'document' | 'subject' | 'fact' | 'head'

/** To be raised when rows are written in another way, so that an index made before is built anew. */
const ROWS_VERSION = 2

/** Documents a lookup may ask for at most; beyond lies what nobody reads. */
export const MOST_MATCHES = 5000

const equal = (...attributePatterns: string[]) => ({
  attributePatterns,
  features: { facetSearch: false, filter: { equality: true, comparison: false } },
})

/**
 * Meilisearch is asked for sets, never for an order (docs/decisions/0010), so nothing is searchable in its own sense and no
 * typo rule or ranking rule of its own applies.
 */
export const SETTINGS = {
  searchableAttributes: [],
  filterableAttributes: [
    equal('id', 'row', 'ticket', 'subject', 'generation'),
    equal('grams', 'runs', 'begins', 'firsts', 'firstBegins', 'firstGrams', 'keyGrams'),
    equal('kind', 'scope', 'district', 'organization', 'category', 'categories'),
    { attributePatterns: ['due'], features: { facetSearch: false, filter: { equality: true, comparison: true } } },
  ],
  sortableAttributes: ['checked', 'code'],
  rankingRules: ['sort'],
  typoTolerance: { enabled: false },
  facetSearch: false,
  prefixSearch: 'disabled',
  proximityPrecision: 'byAttribute',
  faceting: { maxValuesPerFacet: MOST_MATCHES },
  pagination: { maxTotalHits: 10_000_000 },
} satisfies Settings

/** @returns whether settings as a server tells them are ours; what we do not set may be anything. */
export function areOurs(told: unknown, ours: unknown = SETTINGS): boolean {
  if (typeof ours !== 'object' || ours === null) return told === ours
  if (typeof told !== 'object' || told === null) return false
  if (Array.isArray(ours) && (!Array.isArray(told) || told.length !== ours.length)) return false
  return Object.entries(ours).every(([name, value]) => areOurs((told as Record<string, unknown>)[name], value))
}

/** Names the settings and the way rows are written; an index that was made by another one is built anew. */
export const FORMAT = createHash('sha256')
  .update(JSON.stringify([ROWS_VERSION, SETTINGS]))
  .digest('hex')
  .slice(0, 16)
