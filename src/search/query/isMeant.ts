import type { QueryExpansion } from './types'

/** From this weight on, what comes near is told as a reading of the query, and looked for beside words that titles have. */
export const SURELY_MEANT = 0.6

/** @returns whether an office word stands for something that the caller said, or very nearly said. */
export function isMeant({ source, weight }: QueryExpansion): boolean {
  return source === 'thesaurus' || (source === 'near' && weight >= SURELY_MEANT)
}
