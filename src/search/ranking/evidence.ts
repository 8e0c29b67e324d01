import type { Day } from '../../domain/day'
import { freshnessOf } from '../../domain/freshness'
import { validityOf } from '../../domain/validity'
import type { Candidate } from '../engine'
import { SIDE_QUESTIONS } from '../query/sideQuestions'
import type { ReadQuery } from '../query/types'
import { prepareTitle } from './preparedTitle'
import { WEIGHTS } from './weights'

/** What evidence is judged with. */
export interface RankingContext {
  query: ReadQuery
  mass: number
  today: Day
  /** How often agents opened a document (by id) after this query. */
  opened: ReadonlyMap<string, number> | undefined
}

/**
 * One kind of evidence: a pure function to parts of the query's mass. Another kind (meaning, by sentence vectors) joins by
 * one more line in EVIDENCE.
 */
export interface Evidence {
  name: string
  of(candidate: Candidate, context: RankingContext): number
}

const EXACT_TITLE = 1.2
const EXACT_ALIAS = 0.5
const ALL_IN_TITLE = 0.3
const ALL_AROUND = 0.15
const TITLE_COVERED = 0.25
const SIDE_TITLE = 0.5
const SIDE_PART = 0.1
const DISTRICT = 0.2
const ORGANIZATION = 0.25
const EXACT_CODE = 10
const OPENED = 0.6
const STALE = { fresh: 0, due: 0, overdue: -0.02, disputed: -0.03 } as const
const PAST = { valid: 0, open: 0.02, upcoming: -0.05, closed: -0.05, ended: -0.2 } as const

/** Measured by the engine: see baseScore, of which these are the terms. */
const measured: Evidence[] = [
  { name: 'text', of: ({ features }, { mass }) => features.text / mass },
  { name: 'subject', of: ({ features }, { mass }) => (WEIGHTS.subject * features.subject) / mass },
  { name: 'prefix', of: ({ features }) => WEIGHTS.prefix * features.prefix },
  { name: 'joined', of: ({ features }) => WEIGHTS.joined * features.joined },
  { name: 'typo', of: ({ features }) => WEIGHTS.typo * features.typo },
  { name: 'choseong', of: ({ features }) => WEIGHTS.choseong * features.choseong },
  { name: 'expansion', of: ({ features }) => WEIGHTS.expansion * features.expansion },
]

/** Read off the document. */
const read: Evidence[] = [
  { name: 'exactTitle', of: ({ document }, { query }) => (isExactTitle(document, query) ? EXACT_TITLE : 0) },
  { name: 'exactAlias', of: ({ document }, { query }) => (isExactAlias(document, query) ? EXACT_ALIAS : 0) },
  { name: 'allWords', of: ({ document }, { query }) => allWords(document, query) },
  { name: 'titleCovered', of: ({ document }, { query }) => TITLE_COVERED * titleCovered(document, query) },
  { name: 'side', of: (candidate, context) => sideAnswered(candidate, context) },
  { name: 'district', of: ({ document }, { query }) => (query.district && document.district === query.district ? DISTRICT : 0) },
  { name: 'organization', of: ({ document }, { query }) => organizationNamed(document, query) },
  { name: 'code', of: ({ document }, { query }) => (isCode(document, query) ? EXACT_CODE : 0) },
]

const priors: Evidence[] = [
  {
    name: 'freshness',
    of: ({ document: { dueAt, disputed } }, { today }) =>
      disputed ? STALE.disputed : dueAt ? STALE[freshnessOf({ dueAt, disputed }, today)] : 0,
  },
  { name: 'validity', of: ({ document }, { today }) => PAST[validityOf(document, today)] },
  { name: 'opened', of: ({ document }, { opened }) => OPENED * openedShare(document.id, opened) },
]

export const EVIDENCE: readonly Evidence[] = [...measured, ...read, ...priors]

type Document = Candidate['document']

export function isExactTitle(document: Document, query: ReadQuery): boolean {
  if (query.joined === '') return false
  const { joined } = prepareTitle(document)
  return joined === query.joinedTyped || joined === query.joined
}

function isExactAlias(document: Document, query: ReadQuery): boolean {
  if (query.joined === '') return false
  return prepareTitle(document).aliases.some((alias) => alias === query.joinedTyped || alias === query.joined)
}

/** Every subject word stands somewhere in the title, or at least in what surrounds it. */
function allWords(document: Document, query: ReadQuery): number {
  const { joined, around } = prepareTitle(document)
  let everyInTitle = true
  let some = false
  for (const { role, stem } of query.words) {
    if (role !== 'subject') continue
    some = true
    if (joined.includes(stem)) continue
    everyInTitle = false
    if (!around.includes(stem)) return 0
  }
  if (!some) return 0
  return everyInTitle ? ALL_IN_TITLE : ALL_AROUND
}

/** 0 to 1: how much of the title the query names. It parts 여권 재발급 from 여권 재발급 수수료, where all words are present too. */
function titleCovered(document: Document, query: ReadQuery): number {
  const title = prepareTitle(document)
  let covered = 0
  for (const word of title.words) if (query.joinedTyped.includes(word)) covered += word.length
  return title.joined.length === 0 ? 0 : covered / title.joined.length
}

/** An entry answers the side question as far as it is about the subject at all. */
function sideAnswered(candidate: Candidate, { query, mass }: RankingContext): number {
  if (!query.side) return 0
  const { document, features } = candidate
  const { part } = SIDE_QUESTIONS[query.side]
  const answers =
    (prepareTitle(document).side === query.side ? SIDE_TITLE : 0) + (part && document.parts[part] ? SIDE_PART : 0)
  if (answers === 0) return 0
  const about = Math.max(features.prefix, features.expansion, features.typo, Math.min(1, features.text / (0.6 * mass)))
  return answers * about
}

function organizationNamed(document: Document, query: ReadQuery): number {
  return query.organization && document.organization.includes(query.organization) ? ORGANIZATION : 0
}

function isCode(document: Document, query: ReadQuery): boolean {
  return query.code !== null && document.code.replaceAll('-', '').toUpperCase() === query.code
}

/** 0 to 1: this document's share among what was opened. */
function openedShare(id: string, opened: ReadonlyMap<string, number> | undefined): number {
  const times = opened?.get(id)
  if (!opened || !times) return 0
  let all = 0
  for (const count of opened.values()) all += count
  return times / all
}
