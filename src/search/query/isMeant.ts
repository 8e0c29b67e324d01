import type { QueryExpansion } from './types'

/** From this weight on, what comes near is told to the agent as a reading of the query. */
const TOLD_WEIGHT = 0.5

/** @returns whether an office word stands for something that the caller said, or very nearly said. */
export function isMeant({ source, weight }: QueryExpansion): boolean {
  return source === 'thesaurus' || (source === 'near' && weight >= TOLD_WEIGHT)
}
