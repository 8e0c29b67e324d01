import type { QueryKind, QueryWord } from './types'

interface Told {
  kind: QueryKind
  words: readonly QueryWord[]
}

/** From as many words on a question is a sentence. */
const SENTENCE_WORDS = 5
/** From as many words on it tells a situation, with what it is about in one or two of them. */
const LONG_SENTENCE_WORDS = 9

/** @returns whether a query is told in a sentence, not typed word by word. */
export function isSentence({ kind, words }: Told): boolean {
  return kind === 'question' && words.length >= SENTENCE_WORDS
}

/** @returns whether a query is told in a long sentence, as people write to an office. */
export function isLongSentence({ kind, words }: Told): boolean {
  return kind === 'question' && words.length >= LONG_SENTENCE_WORDS
}
