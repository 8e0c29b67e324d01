import type { QueryKind, QueryWord } from './types'

/** From as many words on a question is a sentence. */
const SENTENCE_WORDS = 5

/** @returns whether a query is told in a sentence, not typed word by word. */
export function isSentence({ kind, words }: { kind: QueryKind; words: readonly QueryWord[] }): boolean {
  return kind === 'question' && words.length >= SENTENCE_WORDS
}
