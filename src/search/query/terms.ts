import { GramList, collectGrams, type Gram } from '../korean/grams'
import type { QueryExpansion, QueryTerm, QueryWord, WordRole } from './types'

/** How much a word's grams weigh by what it does in the query. */
export const ROLE_WEIGHT: Record<WordRole, number> = { subject: 1, place: 0.3, office: 0.3, side: 0.3, filler: 0.15 }
/** A word without its particle counts again, so that what both forms share weighs more than the particle's gram. */
const STEM_WEIGHT = 0.5
/** In a sentence nearly every word has a particle, and those without one, 받고 and 싶어, would count less than they tell. */
const STEM_WEIGHT_IN_SENTENCE = 0.2
/** Above .8 an office word beats exact titles. */
const EXPANSION_WEIGHT = 0.5
/** A sentence says most of what it means itself. */
const EXPANSION_WEIGHT_IN_SENTENCE = 0.5

/** Room that is used again for every query: nothing in it outlives a call. */
const list = new GramList()

/**
 * @param text the whole query as read and normalised; hyphens in it tie numbers
 * @returns each gram of the query once, its weights added up; one office word of several counts in full, not each
 */
export function termsOf(
  text: string,
  words: readonly QueryWord[],
  expansions: readonly QueryExpansion[],
  sentence: boolean,
): QueryTerm[] {
  const stemWeight = sentence ? STEM_WEIGHT_IN_SENTENCE : STEM_WEIGHT
  const expansionWeight = sentence ? EXPANSION_WEIGHT_IN_SENTENCE : EXPANSION_WEIGHT
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
    if (word.stem !== word.text && word.role === 'subject') add(word.stem, weight * stemWeight)
  }
  for (const tied of text.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []) add(tied, 1)
  const expanded = new Map<Gram, number>()
  for (const { word, weight } of expansions) {
    list.clear()
    collectGrams(word, list)
    for (let i = 0; i < list.length; i++) {
      const key = list.keys[i] as number // i is below length
      expanded.set(key, Math.max(expanded.get(key) ?? 0, expansionWeight * weight))
    }
  }
  for (const key of expanded.keys()) if (!weights.has(key)) weights.set(key, 0)
  return Array.from(weights, ([key, typed]) => ({ key, weight: typed + (expanded.get(key) ?? 0), typed }))
}
