import { dayOf, type Day } from '../domain/day'
import { isDistrict } from '../domain/districts'
import type { BriefCalendar, RunningBriefs } from '../domain/runningBriefs'
import type { LookupAnswer, LookupHit, LookupRequest } from '../domain/lookup'
import { AnswerMemory, type AnswerState, type AnswerText, answerText, wholeAnswer } from './answerMemory'
import type { Candidate, LookupFilters, Retrieval, SearchEngine } from './engine'
import { hitOf } from './hitOf'
import { readableGram } from './korean/grams'
import { readQuery } from './query/readQuery'
import { NO_OFFICES, type Offices } from './query/offices'
import type { ReadQuery } from './query/types'
import type { Features } from './ranking/features'
import type { RankingContext } from './ranking/evidence'
import { evidenceOf, rank, type RankedCandidate, rankListing } from './ranking/rank'
import { highlightPattern, snippetOf } from './ranking/snippet'
import { weightsFor } from './ranking/weights'
import { type Reasons, reasonsFor, whyOf } from './ranking/why'
import type { Thesaurus } from './thesaurus/types'

export interface LookupParts {
  engine: SearchEngine
  /** Callers' words and what the office calls them. A function is asked each time; same object, same words. */
  thesaurus: Thesaurus | (() => Thesaurus)
  /** Departments that a query may name; asked each time, as the thesaurus is. None when left out. */
  offices?: () => Offices
  /** The instant of now, in ms since the epoch. */
  clock: () => number
  /**
   * How often agents opened which document (by id) after this query (as read), or undefined. Return the same Map object as
   * long as nothing changed: remembered answers hold by it.
   */
  openedBefore?: (read: string) => ReadonlyMap<string, number> | undefined
  /** When issue briefs run, asked each time; without it a brief runs by the days of its document and lies over nothing. */
  briefs?: () => BriefCalendar
  /** A stopwatch in ms, for `tookMs`; `performance.now` when left out. */
  stopwatch?: () => number
}

export interface Lookup {
  /** Answers at once with the embedded engine, with a promise when the engine has to be asked over a wire. */
  (request: LookupRequest): LookupAnswer | Promise<LookupAnswer>
  /** The same as JSON; what was answered before is remembered as long as it holds. */
  text(request: LookupRequest): SentAnswer | Promise<SentAnswer>
  /** @returns a query as it is read, `LookupAnswer.query.read`, without looking it up. */
  read(q: string): string
  /** How a query was read and what each hit's score is made of. Never remembered. */
  explain(request: LookupRequest): Promise<LookupExplanation>
}

export interface SentAnswer extends Pick<LookupAnswer, 'engine' | 'total'> {
  json: string
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
const HOUR_MS = 60 * 60 * 1000
/** Pages lie within this; nobody turns further, and a request of any size must stay harmless. */
const MOST_HITS = 50

/** @returns the lookup use-case: read the query, let the engine retrieve, rank, present. */
export function createLookup(parts: LookupParts): Lookup {
  const memory = new AnswerMemory()
  const stopwatch = parts.stopwatch ?? (() => performance.now())

  const lookup = (request: LookupRequest): LookupAnswer | Promise<LookupAnswer> => {
    const began = stopwatch()
    return then(runOrWiden(parts, prepare(parts, request)), ({ read, ranked }) =>
      present(read, ranked, elapsed(began, stopwatch())),
    )
  }

  const text = (request: LookupRequest): SentAnswer | Promise<SentAnswer> => {
    const began = stopwatch()
    const state = stateOf(parts)
    const key = memory.keyOf(request)
    const sent = (answer: AnswerText): SentAnswer => ({
      json: wholeAnswer(answer, elapsed(began, stopwatch())),
      engine: answer.engine,
      total: answer.total,
    })
    const remembered = state && memory.recall(key, state)
    if (remembered) return sent(remembered)
    return then(lookup(request), (answer) => {
      const made = answerText(answer)
      if (state) memory.keep(key, state, answer.query.read, made)
      return sent(made)
    })
  }

  const explain = async (request: LookupRequest): Promise<LookupExplanation> => {
    const { read, ranked } = await runOrWiden(parts, prepare(parts, request))
    const { page, retrieval, context } = ranked
    const reasons = reasonsFor(context)
    return {
      query: read.query,
      terms: read.query.terms.map(({ key, weight }) => ({ gram: readableGram(key), weight })),
      mass: retrieval.mass,
      total: retrieval.total,
      hits: page.map((hit) => ({
        code: hit.document.code,
        title: hit.document.title,
        score: hit.score,
        evidence: evidenceOf(hit, context),
        features: hit.features,
        why: whyOf(hit, context, reasons),
      })),
    }
  }

  const read = (q: string): string => prepare(parts, { q, limit: 1, offset: 0 }).query.read
  return Object.assign(lookup, { text, read, explain })
}

interface Task {
  request: LookupRequest
  query: ReadQuery
  filters: LookupFilters
  today: Day
  limit: number
  offset: number
  opened: ReadonlyMap<string, number> | undefined
  running: RunningBriefs | undefined
}

/** @returns what all answers of this moment depend on; undefined when the engine can't tell whether it changed. */
function stateOf(parts: LookupParts): AnswerState | undefined {
  const { version } = parts.engine.status()
  if (version === undefined) return undefined
  const now = parts.clock()
  return {
    parts: [version, todayAt(now), thesaurusOf(parts), officesOf(parts), parts.briefs?.()(now)],
    openedFor: (read) => parts.openedBefore?.(read),
  }
}

const thesaurusOf = ({ thesaurus }: LookupParts): Thesaurus =>
  typeof thesaurus === 'function' ? thesaurus() : thesaurus
const officesOf = ({ offices }: LookupParts): Offices => offices?.() ?? NO_OFFICES

let known = { hour: NaN, today: '' }

/** @returns the day in Seoul; remembered for the hour, since every keystroke asks. */
function todayAt(now: number): Day {
  const hour = Math.floor(now / HOUR_MS)
  if (hour !== known.hour) known = { hour, today: dayOf(now) }
  return known.today
}

/** @returns the answer, and the task as it was read: an office that has no entry at all narrows nothing. */
function runOrWiden(parts: LookupParts, task: Task): Answered | Promise<Answered> {
  return then(run(parts.engine, task), (ranked) => {
    if (ranked.retrieval.total > 0 || !task.query.office) return { read: task, ranked }
    const read = prepare(parts, { ...task.request, readOrganization: false })
    return then(run(parts.engine, read), (widened) => ({ read, ranked: widened }))
  })
}

interface Answered {
  read: Task
  ranked: Ranked
}

interface Ranked {
  page: RankedCandidate[]
  retrieval: Retrieval
  context: RankingContext
}

function prepare(parts: LookupParts, request: LookupRequest): Task {
  const { engine } = parts
  const asked = request.district !== undefined && isDistrict(request.district) ? request.district : undefined
  const query = readQuery(request.q, {
    thesaurus: thesaurusOf(parts),
    vocabulary: engine.vocabulary,
    district: asked,
    readDistrict: request.readDistrict,
    offices: officesOf(parts),
    readOrganization: request.organization === undefined ? request.readOrganization : false,
  })
  const opened = parts.openedBefore?.(query.read)
  const now = parts.clock()
  const running = parts.briefs?.()(now)
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
      offices: query.office?.names,
    },
    today: todayAt(now),
    limit: clamp(request.limit, 1, MOST_HITS),
    offset: clamp(request.offset, 0, Number.MAX_SAFE_INTEGER),
    opened,
    running,
  }
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least
}

/** Synchronous as long as the engine is. */
function run(engine: SearchEngine, task: Task): Ranked | Promise<Ranked> {
  return then(rankFirst(engine, task, []), (first) => {
    const over = briefsOverBest(first.ranked, task)
    // Asked again with the briefs wanted, so that they pass the filters and are counted like everything else.
    return then(over.length > 0 ? rankFirst(engine, task, over) : first, (ranked) => pageOf(engine, task, ranked))
  })
}

interface RankedFirst extends Omit<Ranked, 'page'> {
  ranked: RankedCandidate[]
}

/** Ranks the best titles. @param over ids of running briefs that lie over the entry which answers best */
function rankFirst(engine: SearchEngine, task: Task, over: readonly string[]): RankedFirst | Promise<RankedFirst> {
  const { query, today, opened, running } = task
  const listing = query.kind === 'empty'
  const retrieved = engine.search(requestOf(task, listing ? task.offset + task.limit : CANDIDATES, !listing, over))
  return then(retrieved, (retrieval) => {
    const overBest = over.length > 0 ? new Set(over) : undefined
    const weights = weightsFor(query)
    const context: RankingContext = { query, mass: retrieval.mass, weights, today, opened, running, overBest }
    return { ranked: order(retrieval.candidates, context), retrieval, context }
  })
}

/** @returns ids of the running briefs that lie over the best entry; a search narrowed to entries is left alone. */
function briefsOverBest(ranked: readonly RankedCandidate[], { query, filters, running }: Task): readonly string[] {
  if (!running || running.over.size === 0 || query.kind === 'empty' || filters.kind) return []
  const best = ranked.find(({ document }) => document.kind !== 'brief')
  return (best && running.over.get(best.document.id)) ?? []
}

function pageOf(
  engine: SearchEngine,
  task: Task,
  { ranked, retrieval, context }: RankedFirst,
): Ranked | Promise<Ranked> {
  const { offset } = task
  const wanted = offset + task.limit
  const page = (all: RankedCandidate[]): Ranked => ({ page: all.slice(offset, wanted), retrieval, context })
  if (ranked.length >= wanted || ranked.length >= retrieval.total) return page(ranked)
  // Beyond the first titles: what was folded away and what matched less. All of it, so that pages never overlap.
  const rest = engine.search(requestOf(task, retrieval.total, false, [...(context.overBest ?? [])]))
  return then(rest, ({ candidates }) => {
    const shown = new Set(ranked.map(({ document }) => document.id))
    return page(ranked.concat(order(candidates, context).filter(({ document }) => !shown.has(document.id))))
  })
}

function then<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}

function requestOf(
  { query, filters, today, opened }: Task,
  limit: number,
  oneOfEachTitle: boolean,
  over: readonly string[],
) {
  return { query, filters, today, limit, oneOfEachTitle, including: [...(opened?.keys() ?? []), ...over] }
}

function order(candidates: readonly Candidate[], context: RankingContext): RankedCandidate[] {
  return context.query.kind === 'empty' ? rankListing(candidates, context) : rank(candidates, context)
}

function present({ request, query }: Task, { page, retrieval, context }: Ranked, tookMs: number): LookupAnswer {
  const shown: Shown = { context, pattern: highlightPattern(query), reasons: reasonsFor(context) }
  return {
    query: {
      raw: request.q.toWellFormed(),
      read: query.read,
      district: query.district ?? request.district ?? null,
      districtCandidates: query.districtCandidates,
      organization: query.office?.shown ?? null,
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
  reasons: Reasons
}

function presentHit(hit: RankedCandidate, { context, pattern, reasons }: Shown): LookupHit {
  const { document } = hit
  const snippet = snippetOf(document, context.query, pattern)
  return hitOf(document, context.today, { snippet, why: whyOf(hit, context, reasons) })
}

/** @returns ms, to a hundredth. */
function elapsed(began: number, now: number): number {
  return Math.round((now - began) * 100) / 100
}
