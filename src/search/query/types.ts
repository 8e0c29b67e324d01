import type { District } from '../../domain/districts'
import type { Rewrite } from '../../domain/lookup'
import type { SideQuestion } from './sideQuestions'

/**
 * `empty` nothing to search for · `choseong` first letters only (ㅇㄱ ㅈㅂㄱ) · `question` a spoken sentence · `words` all
 * else, half-typed words included.
 */
export type QueryKind = 'empty' | 'choseong' | 'words' | 'question'

/**
 * What a word does in the query: carry the subject, name a place, name an office that became a filter, ask a side question,
 * or only sound polite.
 */
export type WordRole = 'subject' | 'place' | 'office' | 'side' | 'filler'

export interface QueryWord {
  /** Normalised, as typed: `여권을`. */
  text: string
  /** Without its particle: `여권`; the same as `text` when it has none. */
  stem: string
  /** Keystrokes of `stem`, lower case: `durnjs`. */
  keys: string
  /** First letters only: `ㅇㄱ`. */
  choseong: boolean
  /** A Latin name that somebody knows, TNR: its letters are no keys of 수거. */
  latin: boolean
  /** It ends the query and may go on: 시 on the way to 신청. */
  unfinished: boolean
  role: WordRole
}

/** One gram to look up in the postings. */
export interface QueryTerm {
  /** See korean/grams.ts. */
  key: number
  weight: number
  /** The part of `weight` that was typed, not added by the thesaurus. */
  typed: number
}

/** An office word that stands for a caller's word. */
export interface QueryExpansion {
  /** The caller's words that were found, joined: `복비`; when they only come near, the wording that comes nearest: `물 얼`. */
  found: string
  /** `중개보수`. */
  word: string
  /** Keystrokes of `word` without spaces, lower case. */
  keys: string
  /** `near`: no wording of the thesaurus was said, but one that comes near. */
  source: 'thesaurus' | 'near' | 'side'
  /** 1, or less when the office uses the caller's word as well, or the caller said something near only. */
  weight: number
}

/** A query as it was understood: data only, the same for every engine. */
export interface ReadQuery {
  kind: QueryKind
  /** At most 200 characters of what was typed. */
  raw: string
  /** English-mode typing turned into Hangul, spaces folded. */
  read: string
  words: QueryWord[]
  /** Each gram once, with its weights added up. */
  terms: QueryTerm[]
  expansions: QueryExpansion[]
  /** The subject words' stems without spaces: `여권재발급`. */
  joined: string
  /** The same as typed, particles included. */
  joinedTyped: string
  /** All words as typed but those that name a place: a title may hold what sounds like a side question. */
  typed: string
  /** Keystrokes of `typed`. */
  typedKeys: string
  /** Keystrokes of the subject words as typed, without spaces, lower case. */
  joinedKeys: string
  /** The query's first letters without spaces when it is made of first letters; else ''. */
  choseong: string
  district: District | null
  districtCandidates: District[]
  /** What of an organization's name the query holds; it lifts that organization's entries. */
  organization: string | null
  /** An office named in the query that narrows the search to its entries; `names` are whole names. */
  office: { shown: string; names: readonly string[] } | null
  side: SideQuestion | null
  /** An entry code in the query, letters and digits only, upper case: `GN00012`. */
  code: string | null
  rewrites: Rewrite[]
}
