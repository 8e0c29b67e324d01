import type { LookupAnswer } from '../../domain/lookup'
import type { Retrieval, RetrievalRequest } from '../engine'
import { NO_FEATURES } from '../ranking/features'
import type { Plan } from '../ranking/plan'
import { freshnessOfDue, oneOf } from './filter'
import { heldRows, type Library, rowsWhere } from './reader'
import { dayNumber } from './rows'
import type { HeldDocument } from './shelf'

/** @returns what passes, last checked first: Meilisearch sorts and counts, since all of its documents take part. */
export async function listDocuments(
  library: Library,
  { limit, today, including = [] }: RetrievalRequest,
  plan: Plan,
  passes: string,
): Promise<Retrieval> {
  const { hits, facets, total } = await library.store.search<{ ticket: number }>(library.index, {
    filter: passes,
    sort: ['checked:desc', 'code:asc'],
    facets: ['district', 'category', 'kind', 'due'],
    attributesToRetrieve: ['ticket'],
    limit,
  })
  const rows = await heldRows(
    library,
    hits.map(({ ticket }) => String(ticket)),
  )
  if (including.length > 0) rows.push(...(await rowsWhere(library, `${passes} AND ${oneOf('id', including)}`)))
  const { district = {}, category = {}, kind = {}, due = {} } = facets
  const { '': _none, ...categories } = category
  return {
    candidates: [...new Set(rows)]
      .filter((held): held is HeldDocument => held.kind === 'document')
      .map(({ document, subjectName }) => ({ document, subject: subjectName, features: { ...NO_FEATURES } })),
    mass: plan.mass,
    total,
    facets: { district, category: categories, kind, freshness: freshnessFacet(due, dayNumber(today)) },
    engine: 'meilisearch',
  }
}

function freshnessFacet(due: Record<string, number>, today: number): LookupAnswer['facets']['freshness'] {
  const counts: Record<string, number> = {}
  for (const [number, count] of Object.entries(due)) {
    const freshness = freshnessOfDue(Number(number), today)
    counts[freshness] = (counts[freshness] ?? 0) + count
  }
  return counts
}
