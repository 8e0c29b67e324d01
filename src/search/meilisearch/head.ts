import { isIeumError } from '../../lib/errors'
import { countsBetween, emptyCounts, readCounts, type Counts } from './counts'
import { countsOf, type FactRow, type HeadRow } from './factRows'
import { Facts } from './facts'
import { FORMAT } from './settings'
import type { MeilisearchStore } from './store'

/** What is known of an index, and of which head it was read. */
export interface Known {
  facts: Facts
  generation: number
  /** What changed since the fact rows of that generation were written. */
  changed: Counts
}

const MOST_FACT_ROWS = 10_000

export function nothingKnown(): Known {
  return { facts: new Facts(emptyCounts()), generation: 0, changed: emptyCounts() }
}

/** What Meilisearch says of an index that is not there, or was made with other settings. */
const NOT_OURS = new Set<unknown>(['index_not_found', 'invalid_search_filter'])

/** @returns the head of an index; undefined when it has none that we understand: it was never built, or by another version. */
export async function readHead(store: MeilisearchStore, index: string): Promise<HeadRow | undefined> {
  try {
    const { hits } = await store.search<HeadRow>(index, { filter: 'row = head', limit: 1 })
    const [head] = hits
    return head?.format === FORMAT ? head : undefined
  } catch (error) {
    if (isIeumError(error) && NOT_OURS.has(error.data.reason)) return undefined
    throw error
  }
}

/** @returns what a head says: all facts anew for another generation, else only what changed since. */
export async function learn(store: MeilisearchStore, index: string, head: HeadRow, before: Known): Promise<Known> {
  const changed = readCounts(head.changed)
  if (head.generation === before.generation) {
    before.facts.add(countsBetween(before.changed, changed), head.version)
    return { ...before, changed }
  }
  const ofGeneration = {
    filter: `row = fact AND generation = ${head.generation}`,
    attributesToRetrieve: ['counts'],
    limit: MOST_FACT_ROWS,
  }
  const { hits } = await store.search<FactRow>(index, ofGeneration, 'load')
  return { facts: new Facts(countsOf(hits, head), head.version), generation: head.generation, changed }
}
