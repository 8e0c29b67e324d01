import { GramList, collectGrams, type Gram } from '../korean/grams'
import { isLongSentence, isSentence } from './isSentence'
import type { QueryExpansion, QueryKind, QueryTerm, QueryWord, WordRole } from './types'

/** How much a word's grams weigh by what it does in the query. */
export const ROLE_WEIGHT: Record<WordRole, number> = { subject: 1, place: 0.3, office: 0.3, side: 0.3, filler: 0.15 }
/** A word without its particle counts again, so that what both forms share weighs more than the particle's gram. */
const STEM_WEIGHT = 0.5
/** Above .8 an office word beats exact titles; in a sentence, which says most itself, it would drown what was said. */
const EXPANSION_WEIGHT = 0.5
const EXPANSION_WEIGHT_IN_SENTENCE = 0.3

/** How much stems and office words weigh in a query. */
interface TermWeights {
  stem: number
  expansion: number
}

/** @returns the weights for a query. In a long sentence nearly every noun has a particle: counted again, they drown the verbs. */
function weightsOf(query: { kind: QueryKind; words: readonly QueryWord[] }): TermWeights {
  return {
    stem: isLongSentence(query) ? 0 : STEM_WEIGHT,
    expansion: isSentence(query) ? EXPANSION_WEIGHT_IN_SENTENCE : EXPANSION_WEIGHT,
  }
}

/** Room that is used again for every query: nothing in it outlives a call. */
const list = new GramList()

/**
 * @param text the whole query as read and normalised; hyphens in it tie numbers
 * @returns each gram of the query once, its weights added up; one office word of several counts in full, not each
 */
export function termsOf(
  text: string,
  kind: QueryKind,
  words: readonly QueryWord[],
  expansions: readonly QueryExpansion[],
): QueryTerm[] {
  const weigh = weightsOf({ kind, words })
  const weights = new Map<Gram, number>()
  const add = (word: string, weight: number): void => {
    list.clear()
    collectGrams(word, list)
    for (let i = 0; i < list.length; i++) {
      const key = list.keys[i] as number // i is below length
      weights.set(key, (weights.get(key) ?? 0) + weight)
    }
  }
  for (const word of words) {
    // One syllable that may go on says nothing but how it begins: 시 is not yet a word of its own.
    if (word.unfinished && word.text.length === 1 && words.length > 1) continue
    const weight = ROLE_WEIGHT[word.role]
    add(word.text, weight)
    if (weigh.stem > 0 && word.stem !== word.text && word.role === 'subject') add(word.stem, weight * weigh.stem)
  }
  for (const tied of text.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []) add(tied, 1)
  const expanded = new Map<Gram, number>()
  for (const { word, weight } of expansions) {
    list.clear()
    collectGrams(word, list)
    for (let i = 0; i < list.length; i++) {
      const key = list.keys[i] as number // i is below length
      expanded.set(key, Math.max(expanded.get(key) ?? 0, weigh.expansion * weight))
    }
  }
  for (const key of expanded.keys()) if (!weights.has(key)) weights.set(key, 0)
  return Array.from(weights, ([key, typed]) => ({ key, weight: typed + (expanded.get(key) ?? 0), typed }))
}
