import type { Retrieval, SearchEngine } from './engine'
import { readQuery } from './query/readQuery'
import { compileThesaurus } from './thesaurus/compile'

const NO_WORDS = compileThesaurus([])
/** Freshness counts do not matter to a probe, so any day will do. */
const ANY_DAY = '2026-01-01'

/**
 * Asks an engine as a lookup would, without ranking. The empty query gives every document: its `total` is what the engine
 * holds, and an answer at all says that it works.
 * @throws what the engine throws when it cannot be reached
 */
export async function probe(engine: SearchEngine, q = '', limit = 1): Promise<Retrieval> {
  const query = readQuery(q, { thesaurus: NO_WORDS, vocabulary: engine.vocabulary, readDistrict: false })
  return engine.search({ query, filters: {}, today: ANY_DAY, limit, oneOfEachTitle: false })
}
