import { dayOf, type Day } from '../domain/day'
import { isDistrict } from '../domain/districts'
import { freshnessOf } from '../domain/freshness'
import type { LookupAnswer, LookupHit, LookupRequest } from '../domain/lookup'
import { validityOf } from '../domain/validity'
import { AnswerMemory } from './answerMemory'
import type { Candidate, LookupFilters, Retrieval, SearchEngine } from './engine'
import { readableGram } from './korean/grams'
import { readQuery } from './query/readQuery'
import type { ReadQuery } from './query/types'
import type { Features } from './ranking/features'
import type { RankingContext } from './ranking/evidence'
import { evidenceOf, rank, type RankedCandidate, rankListing } from './ranking/rank'
import { highlightPattern, snippetOf } from './ranking/snippet'
import { weightsFor } from './ranking/weights'
import { soughtWords, whyOf } from './ranking/why'
import type { Thesaurus } from './thesaurus/types'

export interface LookupParts {
  engine: SearchEngine
  /** Callers' words and what the office calls them. A function is asked each time; same object, same words. */
  thesaurus: Thesaurus | (() => Thesaurus)
  /** The instant of now, in ms since the epoch. */
  clock: () => number
  /**
   * How often agents opened which document (by id) after this query (as read), or undefined. Return the same Map object as
   * long as nothing changed: remembered answers are kept by it.
   */
  openedBefore?: (read: string) => ReadonlyMap<string, number> | undefined
  /** A stopwatch in ms, for `tookMs`; `performance.now` when left out. */
  stopwatch?: () => number
}

export interface Lookup {
  /** Answers at once with the embedded engine, with a promise when the engine has to be asked over a wire. */
  (request: LookupRequest): LookupAnswer | Promise<LookupAnswer>
  /** How a query was read and what each hit's score is made of. Never remembered. */
  explain(request: LookupRequest): Promise<LookupExplanation>
}

export interface LookupExplanation {
  query: ReadQuery
  /** Grams looked up, as a person reads them. */
  terms: { gram: string; weight: number }[]
  /** See Retrieval. */
  mass: number
  total: number
  hits: {
    code: string
    title: string
    score: number
    evidence: Record<string, number>
    features: Features
    why: string[]
  }[]
}

/** Titles that are ranked for a page, at least. */
const CANDIDATES = 64
/** Answers that are remembered: two thirds of what is typed was typed before. */
const REMEMBERED = 2000
/** Pages lie within this; nobody turns further, and a request of any size must stay harmless. */
const MOST_HITS = 50

/** @returns the lookup use-case: read the query, let the engine retrieve, rank, present. */
export function createLookup(parts: LookupParts): Lookup {
  const memory = new AnswerMemory(REMEMBERED)
  const stopwatch = parts.stopwatch ?? (() => performance.now())

  const lookup = (request: LookupRequest): LookupAnswer | Promise<LookupAnswer> => {
    const began = stopwatch()
    const task = prepare(parts, request)
    const key = memory.keyOf(request)
    const remembered = memory.recall(key, task.state)
    if (remembered) return { ...remembered, tookMs: elapsed(began, stopwatch()) }
    const finish = (ranked: Ranked): LookupAnswer => {
      const answer = present(task, ranked, elapsed(began, stopwatch()))
      memory.keep(key, task.state, answer)
      return answer
    }
    const ranked = run(parts.engine, task)
    return ranked instanceof Promise ? ranked.then(finish) : finish(ranked)
  }

  const explain = async (request: LookupRequest): Promise<LookupExplanation> => {
    const task = prepare(parts, request)
    const { page, retrieval, context } = await run(parts.engine, task)
    return {
      query: task.query,
      terms: task.query.terms.map(({ key, weight }) => ({ gram: readableGram(key), weight })),
      mass: retrieval.mass,
      total: retrieval.total,
      hits: page.map((hit) => ({
        code: hit.document.code,
        title: hit.document.title,
        score: hit.score,
        evidence: evidenceOf(hit, context),
        features: hit.features,
        why: whyOf(hit, context, soughtWords(task.query)),
      })),
    }
  }

  return Object.assign(lookup, { explain })
}

interface Task {
  request: LookupRequest
  query: ReadQuery
  filters: LookupFilters
  today: Day
  limit: number
  offset: number
  opened: ReadonlyMap<string, number> | undefined
  /** What an answer depends on beside the request; an answer is remembered for exactly this. */
  state: readonly unknown[] | undefined
}

interface Ranked {
  page: RankedCandidate[]
  retrieval: Retrieval
  context: RankingContext
}

function prepare(parts: LookupParts, request: LookupRequest): Task {
  const thesaurus = typeof parts.thesaurus === 'function' ? parts.thesaurus() : parts.thesaurus
  const { engine } = parts
  const asked = request.district !== undefined && isDistrict(request.district) ? request.district : undefined
  const query = readQuery(request.q, {
    thesaurus,
    vocabulary: engine.vocabulary,
    district: asked,
    readDistrict: request.readDistrict,
  })
  const opened = parts.openedBefore?.(query.read)
  const today = dayOf(parts.clock())
  const { version } = engine.status()
  const { scope, organization, category, kind, freshness } = request
  return {
    request,
    query,
    filters: {
      scope,
      organization,
      category,
      kind,
      freshness,
      district: request.district ?? query.district ?? undefined,
    },
    today,
    limit: clamp(request.limit, 1, MOST_HITS),
    offset: clamp(request.offset, 0, Number.MAX_SAFE_INTEGER),
    opened,
    state: version === undefined ? undefined : [version, today, thesaurus, opened],
  }
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least
}

/** Synchronous as long as the engine is. */
function run(engine: SearchEngine, task: Task): Ranked | Promise<Ranked> {
  const listing = task.query.kind === 'empty'
  const wanted = task.offset + task.limit
  const first = engine.search(requestOf(task, listing ? wanted : CANDIDATES, !listing))
  return then(first, (retrieval) => {
    const { query, today, opened, offset } = task
    const context: RankingContext = { query, mass: retrieval.mass, weights: weightsFor(query), today, opened }
    const pageOf = (all: RankedCandidate[]): Ranked => ({ page: all.slice(offset, wanted), retrieval, context })
    const ranked = order(retrieval.candidates, context)
    if (ranked.length >= wanted || ranked.length >= retrieval.total) return pageOf(ranked)
    // Beyond the first titles: what was folded away and what matched less. All of it, so that pages never overlap.
    const rest = engine.search(requestOf(task, retrieval.total, false))
    return then(rest, ({ candidates }) => {
      const shown = new Set(ranked.map(({ document }) => document.id))
      return pageOf(ranked.concat(order(candidates, context).filter(({ document }) => !shown.has(document.id))))
    })
  })
}

function then<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}

function requestOf({ query, filters, today, opened }: Task, limit: number, oneOfEachTitle: boolean) {
  return { query, filters, today, limit, oneOfEachTitle, including: opened ? [...opened.keys()] : [] }
}

function order(candidates: readonly Candidate[], context: RankingContext): RankedCandidate[] {
  return context.query.kind === 'empty' ? rankListing(candidates, context) : rank(candidates, context)
}

function present({ request, query }: Task, { page, retrieval, context }: Ranked, tookMs: number): LookupAnswer {
  const shown: Shown = { context, pattern: highlightPattern(query), sought: soughtWords(query) }
  return {
    query: {
      raw: request.q.toWellFormed(),
      read: query.read,
      district: query.district ?? request.district ?? null,
      districtCandidates: query.districtCandidates,
      rewrites: query.rewrites,
    },
    hits: page.map((hit) => presentHit(hit, shown)),
    total: retrieval.total,
    facets: retrieval.facets,
    engine: retrieval.engine,
    tookMs,
  }
}

/** What all hits of an answer are shown with. */
interface Shown {
  context: RankingContext
  pattern: RegExp | undefined
  sought: readonly string[]
}

function presentHit(hit: RankedCandidate, { context, pattern, sought }: Shown): LookupHit {
  const { query, today } = context
  const { document } = hit
  const { id, kind, code, title, category, scope, district, organization, phone, checkedAt, dueAt, disputed } = document
  return {
    id,
    kind,
    code,
    title,
    category,
    scope,
    district: district ?? null,
    organization,
    phone,
    snippet: snippetOf(document, query, pattern),
    freshness: freshnessOf({ dueAt: dueAt ?? NEVER, disputed }, today),
    validity: validityOf(document, today),
    checkedAt: checkedAt ?? null,
    why: whyOf(hit, context, sought),
  }
}

/** Briefs and aids are never due. */
const NEVER: Day = '9999-12-31'

/** @returns ms, to a hundredth. */
function elapsed(began: number, now: number): number {
  return Math.round((now - began) * 100) / 100
}
