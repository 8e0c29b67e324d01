import type { Day } from '../../domain/day'
import type { RunningBriefs } from '../../domain/runningBriefs'
import { validityOf } from '../../domain/validity'
import type { Candidate } from '../engine'
import { SIDE_QUESTIONS } from '../query/sideQuestions'
import type { ReadQuery } from '../query/types'
import { editDistance } from './editDistance'
import { prepareTitle } from './preparedTitle'
import { baseScore, type MeasuredWeights, READ } from './weights'

/** What evidence is judged with. */
export interface RankingContext {
  query: ReadQuery
  mass: number
  /** See weightsFor. */
  weights: MeasuredWeights
  today: Day
  /** How often agents opened a document (by id) after this query. */
  opened: ReadonlyMap<string, number> | undefined
  /** The briefs that run at this instant; judged by `today` when left out. */
  running?: RunningBriefs | undefined
  /** Ids of running briefs that lie over the entry which answers best. */
  overBest?: ReadonlySet<string> | undefined
}

/**
 * One kind of evidence: a pure function to parts of the query's mass. Another kind (meaning, by sentence vectors) joins by
 * one more line in EVIDENCE.
 */
export interface Evidence {
  name: string
  /** Whether it can be anything but 0 for this query; always, when left out. Every candidate of every keystroke is asked. */
  when?: (context: RankingContext) => boolean
  of: (candidate: Candidate, context: RankingContext) => number
}

/** Measured by the engine: see baseScore, of which these are the terms; `measuredScore` adds them up. */
const measured: Evidence[] = [
  { name: 'text', of: ({ features }, { mass }) => features.text / mass },
  { name: 'subject', of: ({ features }, { mass, weights }) => (weights.subject * features.subject) / mass },
  { name: 'prefix', of: ({ features }, { weights }) => weights.prefix * features.prefix },
  { name: 'joined', of: ({ features }, { weights }) => weights.joined * features.joined },
  { name: 'typo', of: ({ features }, { weights }) => weights.typo * features.typo },
  { name: 'choseong', of: ({ features }, { weights }) => weights.choseong * features.choseong },
  { name: 'expansion', of: ({ features }, { weights }) => weights.expansion * features.expansion },
]

/** Read off the document. */
const read: Evidence[] = [
  { name: 'exactTitle', of: ({ document }, { query }) => exactTitle(document, query) },
  { name: 'titleBegun', when: ({ query }) => query.typedKeys !== '', of: titleBegun },
  { name: 'mistyped', of: (candidate, context) => READ.mistyped * mistyped(candidate, context) },
  { name: 'exactAlias', of: ({ document }, { query }) => (isExactAlias(document, query) ? READ.exactAlias : 0) },
  { name: 'allWords', of: ({ document }, { query, weights }) => weights.wording * allWords(document, query) },
  { name: 'titleCovered', of: titleCovered },
  { name: 'main', of: (candidate, context) => mainEntry(candidate, context) },
  {
    name: 'side',
    when: ({ query }) => query.side !== null,
    of: (candidate, context) => sideAnswered(candidate, context),
  },
  {
    name: 'district',
    when: ({ query }) => query.district !== null,
    of: ({ document }, { query }) => (query.district && document.district === query.district ? READ.district : 0),
  },
  {
    name: 'organization',
    when: ({ query }) => query.organization !== null,
    of: ({ document }, { query }) => organizationNamed(document, query),
  },
  {
    name: 'code',
    when: ({ query }) => query.code !== null,
    of: ({ document }, { query }) => (isCode(document, query) ? READ.code : 0),
  },
]

const priors: Evidence[] = [
  {
    name: 'freshness',
    // As freshnessOf has it; `due` and `fresh` are worth the same and need no calendar.
    of: ({ document: { dueAt, disputed } }, { today }) =>
      disputed ? READ.disputed : dueAt && today > dueAt ? READ.overdue : 0,
  },
  { name: 'validity', of: ({ document }, { today }) => READ.validity[validityOf(document, today)] },
  { name: 'opened', when: ({ opened }) => opened !== undefined, of: openedLift },
  {
    name: 'overlay',
    when: ({ overBest }) => overBest !== undefined,
    of: ({ document }, { overBest }) => (overBest?.has(document.id) ? READ.overlay : 0),
  },
]

export const EVIDENCE: readonly Evidence[] = [...measured, ...read, ...priors]
const readAndPriors: readonly Evidence[] = [...read, ...priors]

/** @returns all but what `measuredScore` adds up, as far as it can tell anything for this query. */
export function readEvidence(context: RankingContext): readonly Evidence[] {
  return readAndPriors.filter(({ when }) => !when || when(context))
}

/** @returns what the measured evidence comes to, at once: every candidate of every keystroke is asked. */
export function measuredScore({ features }: Candidate, { mass, weights }: RankingContext): number {
  return baseScore(features, mass, weights) / mass
}

type Document = Candidate['document']

/** Whether a title is what was typed, with or without particles, or what of it is no side question. */
export function isExactTitle(document: Document, query: ReadQuery): boolean {
  if (query.joined === '') return false
  const { joined } = prepareTitle(document)
  return joined === query.typed || joined === query.joinedTyped || joined === query.joined
}

function exactTitle(document: Document, query: ReadQuery): number {
  if (!isExactTitle(document, query)) return 0
  const isBeside = asksBeside(query) && prepareTitle(document).joined !== query.typed
  return isBeside ? READ.exactTitleBesideQuestion : READ.exactTitle
}

/** The title begins as it was typed so far, side questions included. */
function titleBegun({ document }: Candidate, { query }: RankingContext): number {
  return query.typedKeys !== '' && prepareTitle(document).keys.startsWith(query.typedKeys) ? READ.titleBegun : 0
}

/** Whether the side question is asked in words of its own, not by the office's noun that may end a title as well. */
function asksBeside(query: ReadQuery): boolean {
  return query.side !== null && query.words.some(({ role }) => role === 'side')
}

/** Wrong keys that still tell what was meant, and what a title so far away is worth. */
const MOST_WRONG_KEYS = 3
const WORTH_BY_WRONG_KEYS = [1, 0.9, 0.5, 0.2]
/** In so few keys two wrong ones tell nothing. */
const FEW_KEYS = 7
const OF_BEGINNING = 0.6

/** 0 to 1: how near the query's keystrokes come to the title's, or to its beginning. */
function mistyped({ document, features }: Candidate, { query }: RankingContext): number {
  if (features.typo === 0) return 0
  const most = query.joinedKeys.length < FEW_KEYS ? 1 : MOST_WRONG_KEYS
  const { whole, beginning } = editDistance(query.joinedKeys, prepareTitle(document).keys, most)
  const worth = (distance: number): number => (distance > most ? 0 : (WORTH_BY_WRONG_KEYS[distance] ?? 0))
  return Math.max(worth(whole), OF_BEGINNING * worth(beginning))
}

function isExactAlias(document: Document, query: ReadQuery): boolean {
  if (query.joined === '') return false
  return prepareTitle(document).aliases.some((alias) => alias === query.joinedTyped || alias === query.joined)
}

/** Every subject word stands somewhere in the title, or at least in what surrounds it. */
function allWords(document: Document, query: ReadQuery): number {
  const { joined, keys, around } = prepareTitle(document)
  let everyInTitle = true
  let some = false
  for (const { role, stem, keys: typed, unfinished } of query.words) {
    if (role !== 'subject') continue
    some = true
    if (joined.includes(stem) || (unfinished && keys.includes(typed))) continue
    everyInTitle = false
    if (!around.includes(stem)) return 0
  }
  if (!some) return 0
  return everyInTitle ? READ.allInTitle : READ.allAround
}

/** How much of the title the query names. It parts 여권 재발급 from 여권 재발급 수수료, where all words are present too. */
function titleCovered({ document }: Candidate, { query, weights }: RankingContext): number {
  const title = prepareTitle(document)
  if (title.joined === '') return 0
  let covered = 0
  for (const word of title.words) if (query.typed.includes(word)) covered += word.length
  return (weights.wording * READ.titleCovered * covered) / title.joined.length
}

/** Side entries hold the subject's words as often as the main entry; without a side question the main entry is meant. */
function mainEntry(candidate: Candidate, context: RankingContext): number {
  const isMain = candidate.subject === prepareTitle(candidate.document).ownSubject
  return isMain ? READ.main * about(candidate, context) : 0
}

/** 0 to 1: how far a candidate is about what the query is about, side questions aside. */
function about({ features }: Candidate, { mass }: RankingContext): number {
  const best = Math.max(features.prefix, features.joined, features.choseong, features.expansion, features.typo)
  return Math.max(best, Math.min(1, features.text / (0.6 * mass)))
}

/** An entry answers the side question as far as it is about the subject at all. */
function sideAnswered(candidate: Candidate, context: RankingContext): number {
  const { query } = context
  if (!query.side) return 0
  const { document } = candidate
  const { part } = SIDE_QUESTIONS[query.side]
  const title = prepareTitle(document)
  let answers = part && document.parts[part] ? READ.sidePart : 0
  if (title.side === query.side) {
    answers += READ.sideTitle
    if (asksBeside(query) && query.joined !== '' && title.joined.startsWith(query.joined)) answers += READ.sideOfSubject
  }
  if (answers === 0) return 0
  return answers * about(candidate, context)
}

function organizationNamed(document: Document, query: ReadQuery): number {
  return query.organization && document.organization.includes(query.organization) ? READ.organization : 0
}

function isCode(document: Document, query: ReadQuery): boolean {
  return query.code !== null && document.code.replaceAll('-', '').toUpperCase() === query.code
}

/** In weights of readOpenedBefore: what is added to all choices, so that a handful of clicks is not taken for everybody's. */
const FEW_CHOICES = 4

/** @returns what a document gains by its share among what agents opened for this query; a few opens lift little. */
export function openedLift({ document }: Candidate, { opened }: RankingContext): number {
  const times = opened?.get(document.id)
  if (!opened || !times) return 0
  let all: number = FEW_CHOICES
  for (const count of opened.values()) all += count
  return (READ.opened * times) / all
}
