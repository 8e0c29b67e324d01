import type { Day } from '../domain/day'
import type { LookupAnswer, LookupRequest } from '../domain/lookup'
import type { Fingerprint, SearchDocument } from '../domain/searchDocument'
import type { ReadQuery } from './query/types'
import type { Features } from './ranking/features'

/**
 * The search port. **Engines retrieve, one ranker orders**: an engine finds candidates for a query that was read by
 * `query/readQuery.ts`, measures each one's `Features`, counts facets and the total, and knows nothing of exactness,
 * side questions, priors, folding, highlights or reasons. Those are pure code in `ranking/`, run by `lookup.ts` behind
 * whichever engine answered.
 *
 * An engine with postings (embedded) fills `Features` from its arrays. An engine that gets documents back instead
 * (Meilisearch) retrieves generously by the plan's rarest grams, words and keystrokes; makes the same plan with
 * `planOf(query, statistics)` of `ranking/plan.ts`, given the corpus size and how many documents hold each gram; and calls
 * `measure(plan, document, siblings, withTypos)` of `ranking/measure.ts` for each document: the same numbers from the text
 * alone. `tests/unit/search/measure.test.ts` holds the two equal. Field lengths are measured against fixed pivots, not
 * corpus averages, so a document's part of the score never depends on its neighbours.
 */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch'

  /** Candidates, facets and total for one query. Never throws for what a person can type. */
  search(request: RetrievalRequest): Retrieval | Promise<Retrieval>

  /** Upserts, then removals; what was applied is found by every search that begins after the promise resolves. */
  apply(changes: Changes): Promise<void>

  /** Replaces everything by `documents`. Searches go on with the old contents until the new ones are complete. */
  rebuild(documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>): Promise<void>

  /**
   * What the index holds, to be compared with the database. Order is not defined. With `ids` those alone are needed; an
   * engine that cannot pick them out may give all.
   */
  fingerprints(ids?: readonly string[]): Promise<Fingerprint[]>

  status(): EngineStatus

  /**
   * For an index that others may change: a number that is another one after a rebuild, whoever made it, and after another
   * process has written; undefined when what is there cannot be searched and has to be built anew.
   */
  building?(): Promise<number | undefined>

  /** Writes nothing that can be seen, for an engine whose writing may be refused. @throws what `apply` would throw then */
  tryWriting?(): Promise<void>

  /** What reading a query needs to know of the contents. */
  readonly vocabulary: Vocabulary
}

/** An id that no document has. */
export const NOBODY = '0'.repeat(24)

export interface Changes {
  upserts?: readonly SearchDocument[]
  /** Ids; unknown ones are ignored. */
  removals?: readonly string[]
}

export interface EngineStatus {
  /** True once a first rebuild has completed. */
  ready: boolean
  /** Documents held. */
  size: number
  /** Grows with every visible change; `undefined` when the engine cannot tell, and then answers are not remembered. */
  version: number | undefined
}

export interface Vocabulary {
  /** Whether a document contains this Latin word (lower case): `tnr` is a name then, not 숙 typed in English mode. */
  hasLatin(word: string): boolean
  /** Whether an organization's name contains this word: `청소행정과`. */
  hasOrganization(word: string): boolean
  /** Whether a title has a word that begins so: a caller's word is then the office's too, and needs the thesaurus less. */
  hasInTitle(word: string): boolean
}

export type LookupFilters = Pick<
  LookupRequest,
  'scope' | 'district' | 'organization' | 'category' | 'kind' | 'freshness'
> & {
  /** Whole names of organizations; an entry of any of them passes. */
  offices?: readonly string[] | undefined
}

export interface RetrievalRequest {
  query: ReadQuery
  /** `district` means that district and the city. */
  filters: LookupFilters
  /** The day freshness and validity are computed for. */
  today: Day
  /** Candidates wanted, at most. */
  limit: number
  /** Only the best document of each title and topic: what a first page needs. Facets and total count all of them. */
  oneOfEachTitle: boolean
  /** Ids that are candidates when they pass the filters, even when nothing in their text matches. */
  including?: readonly string[] | undefined
}

export interface Candidate {
  document: SearchDocument
  /** What its entry, the side entries and the district variants of one subject share; see `ranking/subject.ts`. */
  subject: string
  features: Features
}

export interface Retrieval {
  /** Unordered as far as the ranker is concerned. */
  candidates: Candidate[]
  /** The most that `features.text` could reach for this query, in idf units: the yardstick for all other evidence. */
  mass: number
  /** Documents that match, however many were returned. */
  total: number
  facets: LookupAnswer['facets']
  /** Who answered; an engine that falls back says `standby`. */
  engine: LookupAnswer['engine']
}
