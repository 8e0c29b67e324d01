import type { Wordings } from './wordings'

/** One directed group: when a caller says one of `say`, the office means one of `mean`. */
export interface ThesaurusGroup {
  say: readonly string[]
  mean: readonly string[]
}

/** Callers' words that may stand apart in a sentence, in this order. */
export interface WordSequence {
  /** All of them without spaces. */
  key: string
  /** What follows the first. */
  rest: readonly string[]
  means: readonly string[]
}

/** Groups prepared for reading. See `compileThesaurus`. */
export interface Thesaurus {
  /** A caller's words without spaces -> office words. */
  meanings: ReadonlyMap<string, readonly string[]>
  /** Length of the longest key, in UTF-16 units. */
  longest: number
  /** What groups say in several words, by the first of them. */
  sequences: ReadonlyMap<string, readonly WordSequence[]>
  /** The same groups, to be found by words that come near. */
  wordings: Wordings
}
