import type { Day } from '../../domain/day'
import type { Candidate, LookupFilters, Retrieval, RetrievalRequest } from '../engine'
import type { Features } from '../ranking/features'
import { type Plan, planOf } from '../ranking/plan'
import { FacetCounter } from './facets'
import { freshnessColumn, passing } from './filter'
import { makeScratch, type MeasuredFeature, measureSegment, measureTypos, type Scratch } from './match'
import type { Postings } from './postings'
import type { Interner, Segment } from './segment'
import { TopList } from './topList'

/** A segment with the room that queries need in it. */
export interface Shelf {
  segment: Segment
  scratch: Scratch
  score: Float32Array
  pass: Uint8Array
  freshness: { day: Day; column: Uint8Array } | undefined
  /** For each of its subjects the same subject in the base segment, or -1: a changed entry keeps its siblings' words. */
  baseSubjects: Int32Array | undefined
}

export interface Library {
  shelves: readonly Shelf[]
  subjects: Interner
  categories: Interner
  titles: Interner
  locate(id: string): { shelf: number; document: number } | undefined
  /** Reusable room: the best document of each title. */
  room: { bestScore: Float32Array; best: Int32Array }
}

/** A document matches when its score reaches this part of the best one's: far below lies what shares a syllable by chance. */
const MATCHING_SHARE = 0.3
/** Above this share of words found in one title, nothing was mistyped. */
const ALL_WORDS = 0.94
/** A document's number over all segments: its segment's in the upper bits. */
const SHELF_SHIFT = 24
const DOCUMENT_MASK = (1 << SHELF_SHIFT) - 1

export function makeShelf(segment: Segment, baseSubjects?: Int32Array): Shelf {
  const count = segment.documents.length
  return {
    segment,
    scratch: makeScratch(segment),
    score: new Float32Array(count),
    pass: new Uint8Array(count),
    freshness: undefined,
    baseSubjects,
  }
}

export function retrieve(library: Library, request: RetrievalRequest): Retrieval {
  const plan = planOf(request.query, {
    // As many as the postings count: those replaced since, too.
    documents: library.shelves.reduce((sum, { segment }) => sum + segment.documents.length, 0),
    documentFrequency: (gram) => frequency(library, gram, ({ postings }) => postings),
    subjects: library.shelves.reduce((sum, { segment }) => sum + segment.subjects.length, 0),
    subjectFrequency: (gram) => frequency(library, gram, ({ subjectPostings }) => subjectPostings),
  })
  for (const shelf of library.shelves) prepare(shelf, request.filters, request.today, library.categories)
  const best = request.query.kind === 'empty' ? listAll(library) : scoreAll(library, plan)
  const counter = new FacetCounter(library.categories.names)
  const least = best * MATCHING_SHARE
  const chosen = choose(library, request, best > 0 || request.query.kind === 'empty' ? least : Infinity, counter)
  addWanted(library, request.including ?? [], chosen, counter, least)
  return {
    candidates: chosen.map((number) => candidateOf(library, number)),
    mass: plan.mass,
    total: counter.total,
    facets: counter.facets(),
    engine: 'embedded',
  }
}

/** @returns how many documents or subjects hold a gram, those replaced since included until segments are merged. */
function frequency(library: Library, gram: number, postingsOf: (segment: Segment) => Postings): number {
  let count = 0
  for (const { segment } of library.shelves) {
    const slot = segment.grams.find(gram)
    if (slot < 0) continue
    const { offsets } = postingsOf(segment)
    count += (offsets[slot + 1] as number) - (offsets[slot] as number)
  }
  return count
}

function prepare(shelf: Shelf, filters: LookupFilters, today: Day, categories: Interner): void {
  if (shelf.freshness?.day !== today) shelf.freshness = { day: today, column: freshnessColumn(shelf.segment, today) }
  passing(shelf.segment, filters, shelf.freshness.column, categories, shelf.pass)
}

/** Scores a listing without a query: last checked first. @returns 0, which everything that passes reaches. */
function listAll(library: Library): number {
  for (const { segment, scratch, score, pass } of library.shelves) {
    for (const feature of scratch.used) scratch[feature].fill(0)
    scratch.used.clear()
    scratch.subject.fill(0)
    for (let i = 0; i < score.length; i++) score[i] = pass[i] === 1 ? (segment.checkedDay[i] as number) + 1 : -1
  }
  return 0
}

/** Scores what passes. @returns the best score. */
function scoreAll(library: Library, plan: Plan): number {
  const base = library.shelves[0]?.scratch.subjects
  let allWords = 0
  for (const { segment, scratch, pass } of library.shelves) {
    measureSegment(segment, plan, scratch)
    if (!scratch.used.has('prefix')) continue
    const { prefix } = scratch
    for (let i = 0; i < prefix.length; i++) {
      if ((prefix[i] as number) > allWords && segment.dead[i] === 0 && pass[i] === 1) allWords = prefix[i] as number
    }
  }
  let best = 0
  for (const shelf of library.shelves) {
    if (allWords < ALL_WORDS) measureTypos(shelf.segment, plan, shelf.scratch)
    best = Math.max(best, addUp(shelf, plan, base))
  }
  return best
}

/** Adds a segment's features up to scores, as baseScore does. @returns the best score. */
function addUp(shelf: Shelf, plan: Plan, base: Float32Array | undefined): number {
  const { segment, scratch, score, pass, baseSubjects } = shelf
  const { subjectOf } = segment
  const { text, subject, subjects } = scratch
  if (baseSubjects && base) {
    for (let i = 0; i < subjects.length; i++) {
      const inBase = baseSubjects[i] as number
      if (inBase >= 0) subjects[i] = Math.max(subjects[i] as number, base[inBase] as number)
    }
  }
  const { prefix, joined, typo, choseong, expansion } = scratch
  const { mass } = plan
  const weights = {
    subject: plan.weights.subject,
    prefix: mass * plan.weights.prefix,
    joined: mass * plan.weights.joined,
    typo: mass * plan.weights.typo,
    choseong: mass * plan.weights.choseong,
    expansion: mass * plan.weights.expansion,
  }
  let best = 0
  for (let i = 0; i < score.length; i++) {
    const lent = subjects[subjectOf[i] as number] as number
    subject[i] = lent
    if (pass[i] === 0) {
      score[i] = -1
      continue
    }
    // What was not measured for this query is zero.
    const sum =
      (text[i] as number) +
      weights.subject * lent +
      weights.prefix * (prefix[i] as number) +
      weights.joined * (joined[i] as number) +
      weights.typo * (typo[i] as number) +
      weights.choseong * (choseong[i] as number) +
      weights.expansion * (expansion[i] as number)
    score[i] = sum
    if (sum > best) best = sum
  }
  return best
}

/** Counts what reaches `least` and keeps the best, one of each title when that is asked. @returns document numbers. */
function choose(library: Library, request: RetrievalRequest, least: number, counter: FacetCounter): number[] {
  const isBefore = (one: number, other: number): boolean => codeOf(library, one) < codeOf(library, other)
  const top = new TopList(request.limit, isBefore)
  const { bestScore, best } = library.room
  const titles: number[] = []
  for (const [number, { segment, score, freshness }] of library.shelves.entries()) {
    const column = freshness?.column ?? new Uint8Array(score.length)
    for (let i = 0; i < score.length; i++) {
      const value = score[i] as number
      if (value < least || value < 0) continue
      counter.count(segment, i, column)
      const document = (number << SHELF_SHIFT) | i
      if (!request.oneOfEachTitle) {
        top.offer(value, document)
        continue
      }
      const title = segment.titleOf[i] as number
      const before = best[title] as number
      if (before < 0) titles.push(title)
      else if (value < (bestScore[title] as number)) continue
      else if (value === bestScore[title] && !isBefore(document, before)) continue
      bestScore[title] = value
      best[title] = document
    }
  }
  for (const title of titles) {
    top.offer(bestScore[title] as number, best[title] as number)
    best[title] = -1
  }
  return [...top.kept()]
}

/** Adds documents that are wanted by id when they pass and were not chosen already. */
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
    const document = (place.shelf << SHELF_SHIFT) | place.document
    if ((shelf.score[place.document] as number) < least && shelf.freshness) {
      counter.count(shelf.segment, place.document, shelf.freshness.column)
    }
    if (!chosen.includes(document)) chosen.push(document)
  }
}

function documentAt(library: Library, number: number): { shelf: Shelf; at: number } {
  const shelf = library.shelves[number >>> SHELF_SHIFT] as Shelf // numbers are made from shelves
  return { shelf, at: number & DOCUMENT_MASK }
}

function codeOf(library: Library, number: number): string {
  const { shelf, at } = documentAt(library, number)
  return shelf.segment.documents[at]?.code ?? ''
}

/** A function of its own, not one made anew for each of the 120 candidates of a query. */
function measured(scratch: Scratch, feature: MeasuredFeature, at: number): number {
  return scratch.used.has(feature) ? (scratch[feature][at] as number) : 0
}

function candidateOf(library: Library, number: number): Candidate {
  const { shelf, at } = documentAt(library, number)
  const { segment, scratch } = shelf
  const features: Features = {
    text: measured(scratch, 'text', at),
    subject: scratch.subject[at] as number,
    prefix: measured(scratch, 'prefix', at),
    joined: measured(scratch, 'joined', at),
    typo: measured(scratch, 'typo', at),
    choseong: measured(scratch, 'choseong', at),
    expansion: measured(scratch, 'expansion', at),
  }
  return {
    document: segment.documents[at] as Candidate['document'],
    subject: library.subjects.names[segment.subjects[segment.subjectOf[at] as number] as number] ?? '',
    features,
  }
}
