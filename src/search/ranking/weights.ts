import type { Features } from './features'

/**
 * How much each kind of evidence weighs. `text` and `subject` come in idf units; the others are fractions of the
 * query's mass, the most that its text could reach, so that they hold for one word and for a sentence alike.
 */
export const WEIGHTS = {
  subject: 0.35,
  prefix: 0.45,
  joined: 0.5,
  typo: 0.6,
  choseong: 1.2,
  expansion: 0.4,
} as const

/** The mass of a query without grams of its own: `여ㄱ`, `ㅇㄱ`. */
const LEAST_MASS = 6

/** @returns the yardstick for evidence that is not text, from the sum of typed weight x idf. */
export function massOf(typedIdf: number): number {
  return Math.max(LEAST_MASS, typedIdf)
}

/** @returns the score that follows from what the engine measured, in idf units: what candidates are chosen by. */
export function baseScore(features: Features, mass: number): number {
  return (
    features.text +
    WEIGHTS.subject * features.subject +
    mass *
      (WEIGHTS.prefix * features.prefix +
        WEIGHTS.joined * features.joined +
        WEIGHTS.typo * features.typo +
        WEIGHTS.choseong * features.choseong +
        WEIGHTS.expansion * features.expansion)
  )
}
