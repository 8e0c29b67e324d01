/** What a body means, free of what an editor adds. Plain JSON, the same for two bodies that mean the same. */

/** The bits of a run's `format`, as Lexical numbers them. */
export const FORMAT = { bold: 1, italic: 2, strike: 4, underline: 8, code: 16, subscript: 32, superscript: 64 } as const

/** Text of one look. `format` is left out when it is 0, `url` when it is no link. */
export interface NormalRun {
  text: string
  format?: number
  url?: string
}
/** One line, never empty, without spaces at its ends. */
export type NormalLine = NormalRun[]

export type NormalListType = 'bullet' | 'number' | 'check'
export interface NormalItem {
  lines: NormalLine[]
  checked?: boolean
  lists?: NormalList[]
}
export interface NormalList {
  type: 'list'
  listType: NormalListType
  /** Number of the first item, 1 to 999; of numbered lists only. */
  start?: number
  /** One level further in than the text it follows, as below `1)`; only right after text, or after such a list. */
  indented?: true
  items: NormalItem[]
}

export type NormalBlock =
  | { type: 'paragraph' | 'quote'; lines: NormalLine[] }
  | { type: 'heading'; level: number; lines: NormalLine[] }
  | { type: 'rule' }
  | NormalList

/** Blocks from top to bottom; none of them empty. */
export type NormalBody = NormalBlock[]
