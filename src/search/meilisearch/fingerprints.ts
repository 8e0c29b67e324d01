import type { Fingerprint } from '../../domain/searchDocument'
import { oneOf } from './filter'
import type { MeilisearchStore } from './store'

const FIELDS = ['id', 'revision', 'contentHash']
/** Ids in one filter. */
const AT_ONCE = 500

/** @returns what an index holds, read page by page; with `ids` those alone. */
export async function fingerprintsOf(
  store: MeilisearchStore,
  index: string,
  ids?: readonly string[],
): Promise<Fingerprint[]> {
  const prints: Fingerprint[] = []
  for (const filter of ids ? filtersOf(ids) : ['row = document']) {
    for await (const print of store.rows<Fingerprint>(index, filter, FIELDS)) prints.push(print)
  }
  return prints
}

function* filtersOf(ids: readonly string[]): Generator<string> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    yield `row = document AND ${oneOf('id', ids.slice(from, from + AT_ONCE))}`
  }
}
