import { choseong } from '../korean/letters'
import { foldedKeystrokes } from '../korean/letters'
import type { Gram } from '../korean/grams'
import type { QueryWord, ReadQuery } from '../query/types'
import { idf } from './bm25'
import { distinctGrams } from './ngrams'
import { CHOSEONG_GRAM, KEY_GRAM } from './labels'
import { massOf, type MeasuredWeights, weightsFor } from './weights'

/** What measuring needs to know of a corpus. */
export interface CorpusStatistics {
  documents: number
  documentFrequency(gram: Gram): number
  /** Subjects (see ranking/subject.ts), and how many of them have an entry with the gram. */
  subjects: number
  subjectFrequency(gram: Gram): number
}

/** One way to write a word, and what finding it so is worth. */
export interface Variant {
  letters: string
  alphabet: 'keys' | 'choseong'
  value: number
}

/** Any of these, best first, counts as the word. */
export interface PlannedWord {
  variants: Variant[]
  /** Its share of the query, all words together 1. */
  share: number
}

/** A query with the corpus's weights: what documents are measured by. */
export interface Plan {
  /** Weight x idf of each gram: among documents, and among subjects. */
  terms: { key: Gram; weight: number; subjectWeight: number }[]
  mass: number
  weights: MeasuredWeights
  words: PlannedWord[]
  /** One for each caller's word that the thesaurus knows, and one for what the sentence comes near to. */
  expansions: PlannedWord[]
  joinedKeys: string
  joinedGrams: ReadonlySet<number>
  /** A single letter is looked for at the beginning of titles only: it begins a tenth of all words. */
  beginningsOnly: boolean
  choseong: string
  choseongGrams: ReadonlySet<number>
}

const MOST_WORDS = 8
/** Longer ones are sentences; nobody mistypes all of them. */
const LONGEST_FOR_TYPOS = 64
/** What finding a word is worth when its end is left off: endings of verbs, particles half typed. */
const WITHOUT_PARTICLE = 0.95
const WITHOUT_LAST = 0.6
const WITHOUT_LAST_TWO = 0.4

export function planOf(query: ReadQuery, statistics: CorpusStatistics): Plan {
  let typedIdf = 0
  const terms = query.terms.map(({ key, weight, typed }) => {
    const tells = idf(statistics.documents, statistics.documentFrequency(key))
    typedIdf += typed * tells
    const tellsSubject = idf(statistics.subjects, statistics.subjectFrequency(key))
    return { key, weight: weight * tells, subjectWeight: weight * tellsSubject }
  })
  const { joinedKeys } = query
  const weights = weightsFor(query)
  const beginningsOnly = joinedKeys.length === 1
  const mayBeMistyped = weights.typo > 0 && joinedKeys.length <= LONGEST_FOR_TYPOS
  return {
    terms,
    mass: massOf(typedIdf),
    weights,
    words: beginningsOnly ? [] : shared(query.words.filter(({ role }) => role === 'subject').map(variantsOf)),
    expansions: shared(expansionVariants(query)),
    joinedKeys,
    beginningsOnly,
    joinedGrams: mayBeMistyped ? distinctGrams(joinedKeys, KEY_GRAM) : new Set(),
    choseong: query.choseong,
    choseongGrams: distinctGrams(query.choseong, CHOSEONG_GRAM),
  }
}

function shared(words: readonly Variant[][]): PlannedWord[] {
  const used = words.slice(0, MOST_WORDS)
  const lengthOf = (variants: readonly Variant[]): number => variants[0]?.letters.length ?? 0
  const total = used.reduce((sum, variants) => sum + lengthOf(variants), 0)
  return used.map((variants) => ({ variants, share: lengthOf(variants) / Math.max(1, total) }))
}

function variantsOf(word: QueryWord): Variant[] {
  if (word.latin) return []
  if (word.choseong) return [{ letters: choseong(word.text), alphabet: 'choseong', value: 1 }]
  const variants: Variant[] = []
  const add = (text: string, value: number): void => {
    const letters = foldedKeystrokes(text)
    if (!variants.some((variant) => variant.letters === letters)) variants.push({ letters, alphabet: 'keys', value })
  }
  add(word.text, 1)
  add(word.stem, WITHOUT_PARTICLE)
  if (word.stem.length >= 3) add(word.stem.slice(0, -1), WITHOUT_LAST)
  if (word.stem.length >= 5) add(word.stem.slice(0, -2), WITHOUT_LAST_TWO)
  return variants
}

/** Meanings that come near to the whole sentence are one word's: any of them may be meant. */
function expansionVariants(query: ReadQuery): Variant[][] {
  const groups = new Map<string, Variant[]>()
  for (const { found, keys, source, weight } of query.expansions) {
    if (source === 'side') continue
    const of = source === 'near' ? '' : found
    const variants = groups.get(of) ?? []
    variants.push({ letters: keys, alphabet: 'keys', value: weight })
    groups.set(of, variants)
  }
  return [...groups.values()]
}
