/**
 * What an engine measures of one candidate. All the rest that the ranker weighs it reads off the document itself.
 */
export interface Features {
  /** BM25F over grams: the sum of weight x idf x impact, in idf units. */
  text: number
  /** The same for the candidate's subject, all of its entries taken as one long document. */
  subject: number
  /** 0 to 1: the share of the query's words, by keystrokes, that begin a word of the title (1) or an alias (.8). */
  prefix: number
  /** 0 to 1: how well the whole query without spaces begins a run of words in the title or an alias. */
  joined: number
  /** 0 to 1: keystroke 4-grams that query and title (or alias) share. */
  typo: number
  /** 0 to 1: how well the query's first letters begin a run of words, or are found in one. */
  choseong: number
  /** 0 to 1: the same as `prefix` for the office words that stand for callers' words. */
  expansion: number
}

export const NO_FEATURES: Readonly<Features> = {
  text: 0,
  subject: 0,
  prefix: 0,
  joined: 0,
  typo: 0,
  choseong: 0,
  expansion: 0,
}
