import { isIeumError } from '../../lib/errors'
import { countsBetween, emptyCounts, readCounts, type Counts } from './counts'
import { countsOf, type FactRow, type HeadRow } from './factRows'
import { Facts } from './facts'
import { FORMAT } from './settings'
import type { MeilisearchStore } from './store'

/** What is known of an index, and of which head it was read. */
export interface Known {
  facts: Facts
  /** See HeadRow. */
  built: number
  generation: number
  /** What changed since the fact rows of that generation were written. */
  changed: Counts
}

const MOST_FACT_ROWS = 10_000

export function nothingKnown(): Known {
  return { facts: new Facts(emptyCounts()), built: 0, generation: 0, changed: emptyCounts() }
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

/**
 * @returns what a head says: all facts anew for another generation, else only what changed since; undefined when the facts
 * are not there. A writer that slept while another one replaced the index may have put its old head over the new one's.
 */
export async function learn(
  store: MeilisearchStore,
  index: string,
  head: HeadRow,
  before: Known,
): Promise<Known | undefined> {
  const changed = readCounts(head.changed)
  if (head.generation === before.generation && head.built === before.built) {
    before.facts.add(countsBetween(before.changed, changed), head.version)
    return { ...before, changed }
  }
  const ofGeneration = {
    filter: `row = fact AND generation = ${head.generation}`,
    attributesToRetrieve: ['counts'],
    limit: MOST_FACT_ROWS,
  }
  const { hits } = await store.search<FactRow>(index, ofGeneration, 'load')
  if (hits.length === 0) return undefined
  const { built, generation } = head
  return { facts: new Facts(countsOf(hits, head), head.version), built, generation, changed }
}
