import type { Candidate, Retrieval, RetrievalRequest } from '../engine'
import { MATCHING_SHARE } from '../ranking/matching'
import { type CorpusStatistics, planOf } from '../ranking/plan'
import { choose, numberOf, placeOf, type TitleRoom } from './choose'
import type { FacetCounter } from './facets'
import type { Interner } from './interner'
import type { Postings } from './postings'
import { listAll, scoreAll } from './score'
import type { Segment } from './segment'
import { prepareShelf, type Shelf } from './shelf'

export interface Library {
  shelves: readonly Shelf[]
  /** Another one whenever the contents are. */
  version: number
  subjects: Interner
  categories: Interner
  locate(id: string): { shelf: number; document: number } | undefined
  room: TitleRoom
  counter: FacetCounter
  /** What the scores that lie in the shelves are of; a page further on asks the same again. */
  scored: { of: Scored | undefined }
}

/** Scores are the same as long as all of this is the very same. */
interface Scored {
  query: RetrievalRequest['query']
  filters: RetrievalRequest['filters']
  today: RetrievalRequest['today']
  version: number
  mass: number
  best: number
}

export function retrieve(library: Library, request: RetrievalRequest): Retrieval {
  const { shelves, categories, counter } = library
  const { mass, best } = score(library, request)
  const least = best > 0 || request.query.kind === 'empty' ? best * MATCHING_SHARE : Infinity
  counter.begin(categories.names)
  const chosen = [...choose(shelves, request, least, counter, library.room)]
  addWanted(library, request.including ?? [], chosen, counter, least)
  return {
    candidates: chosen.map((number) => candidateOf(library, number)),
    mass,
    total: counter.total,
    facets: counter.facets(),
    engine: 'embedded',
  }
}

/** Scores all documents, unless they bear the scores of this very query already. */
function score(library: Library, { query, filters, today }: RetrievalRequest): Scored {
  const { shelves, categories, scored, version } = library
  const { of } = scored
  if (of && of.query === query && of.filters === filters && of.today === today && of.version === version) return of
  scored.of = undefined
  const plan = planOf(query, statisticsOf(shelves))
  for (const shelf of shelves) prepareShelf(shelf, filters, today, categories)
  const best = query.kind === 'empty' ? listAll(shelves) : scoreAll(shelves, plan)
  scored.of = { query, filters, today, version, mass: plan.mass, best }
  return scored.of
}

function statisticsOf(shelves: readonly Shelf[]): CorpusStatistics {
  return {
    // As many as the postings count: those replaced since, too.
    documents: shelves.reduce((sum, { segment }) => sum + segment.documents.length, 0),
    documentFrequency: (gram) => frequency(shelves, gram, ({ postings }) => postings),
    subjects: shelves.reduce((sum, { segment }) => sum + segment.subjects.length, 0),
    subjectFrequency: (gram) => frequency(shelves, gram, ({ subjectPostings }) => subjectPostings),
  }
}

/** @returns how many documents or subjects hold a gram, those replaced since included until segments are merged. */
function frequency(shelves: readonly Shelf[], gram: number, postingsOf: (segment: Segment) => Postings): number {
  let count = 0
  for (const { segment } of shelves) {
    const slot = segment.grams.find(gram)
    if (slot < 0) continue
    const { offsets } = postingsOf(segment)
    count += (offsets[slot + 1] as number) - (offsets[slot] as number)
  }
  return count
}

/** Adds documents that are wanted by id when they pass and were not chosen already; such a document counts as matching. */
function addWanted(
  library: Library,
  ids: readonly string[],
  chosen: number[],
  counter: FacetCounter,
  least: number,
): void {
  for (const id of ids) {
    const place = library.locate(id)
    const shelf = place && library.shelves[place.shelf]
    if (!place || !shelf || shelf.pass[place.document] === 0) continue
    const { segment, scratch, score, freshness } = shelf
    const isTouched = scratch.isTouched[segment.subjectOf[place.document] as number] === 1
    const isCounted = isTouched && (score[place.document] as number) >= least
    if (!isCounted) counter.count(segment, place.document, freshness)
    const number = numberOf(place.shelf, place.document)
    if (!chosen.includes(number)) chosen.push(number)
  }
}

function candidateOf({ shelves, subjects }: Library, number: number): Candidate {
  const { shelf, at } = placeOf(shelves, number)
  const { segment, scratch } = shelf
  const subject = segment.subjectOf[at] as number // one for each document
  return {
    document: segment.documents[at] as Candidate['document'],
    subject: subjects.names[segment.subjects[subject] as number] ?? '',
    features: {
      text: scratch.text[at] as number,
      subject: scratch.subjects[subject] as number,
      prefix: scratch.prefix[at] as number,
      joined: scratch.joined[at] as number,
      typo: scratch.typo[at] as number,
      choseong: scratch.choseong[at] as number,
      expansion: scratch.expansion[at] as number,
    },
  }
}
