/** One directed group: when a caller says one of `say`, the office means one of `mean`. */
export interface ThesaurusGroup {
  say: readonly string[]
  mean: readonly string[]
}

/** Groups prepared for reading: a caller's words without spaces -> office words. See `compileThesaurus`. */
export interface Thesaurus {
  meanings: ReadonlyMap<string, readonly string[]>
  /** Length of the longest key, in UTF-16 units. */
  longest: number
}
