import { isSentence } from '../query/isSentence'
import type { ReadQuery } from '../query/types'
import type { Features } from './features'

/**
 * How much each kind of measured evidence weighs. `text` and `subject` come in idf units; the others are fractions of the
 * query's mass, the most that its text could reach, so that they hold for one word and for a sentence alike.
 */
export type MeasuredWeights = Record<Exclude<keyof Features, 'text'>, number> & {
  /** What it is worth that the title has the query's words. */
  wording: number
}

/** A word or a few, often half typed: how they are typed tells most. */
const TYPED: MeasuredWeights = {
  subject: 0.6,
  prefix: 0.45,
  joined: 0.5,
  typo: 0.6,
  choseong: 1.2,
  expansion: 0.4,
  wording: 1,
}

/** A sentence: its words are spread over all entries of a subject, and its endings begin no title. */
const SPOKEN: MeasuredWeights = {
  subject: 6,
  prefix: 0.2,
  joined: 0.1,
  typo: 0,
  choseong: 0,
  expansion: 0.45,
  wording: 0.3,
}
/** @returns the weights for this query. */
export function weightsFor(query: ReadQuery): MeasuredWeights {
  return isSentence(query) ? SPOKEN : TYPED
}

/** What the ranker reads off a document itself, in fractions of the query's mass. */
export const READ = {
  exactTitle: 1.2,
  /** When a side question is asked, the main entry is not what is wanted most. */
  exactTitleBesideQuestion: 0.4,
  titleBegun: 0.3,
  /** One wrong key away from the title; further away it is less. */
  mistyped: 0.6,
  exactAlias: 0.5,
  /** Every subject word in the title; every one in title, aliases, category or organization. */
  allInTitle: 0.3,
  allAround: 0.15,
  titleCovered: 0.25,
  /** It is the main entry of its subject, not one of its side entries. */
  main: 0.15,
  /** The title ends in the side question that is asked; the part that answers it is filled. */
  sideTitle: 0.5,
  /** Beside that, the title begins with the whole subject of the query. */
  sideOfSubject: 0.5,
  sidePart: 0.1,
  district: 0.45,
  organization: 0.25,
  code: 10,
  opened: 0.6,
  /** A running brief over the entry that answers best; it stands right above it whatever else it scores. */
  overlay: 0.5,
  overdue: -0.02,
  disputed: -0.03,
  validity: { valid: 0, open: 0.02, upcoming: -0.05, closed: -0.05, ended: -0.2 },
} as const

/** The mass of a query without grams of its own: `여ㄱ`, `ㅇㄱ`. */
const LEAST_MASS = 6

/** @returns the yardstick for evidence that is not text, from the sum of typed weight x idf. */
export function massOf(typedIdf: number): number {
  return Math.max(LEAST_MASS, typedIdf)
}

/** @returns the score that follows from what the engine measured, in idf units: what candidates are chosen by. */
export function baseScore(features: Features, mass: number, weights: MeasuredWeights): number {
  return (
    features.text +
    weights.subject * features.subject +
    mass *
      (weights.prefix * features.prefix +
        weights.joined * features.joined +
        weights.typo * features.typo +
        weights.choseong * features.choseong +
        weights.expansion * features.expansion)
  )
}
