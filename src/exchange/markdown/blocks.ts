import type { NormalListType } from '../../domain/normalBody'

/** Blocks as they stand in the text: lines without indentation, markup within lines not yet read. */
export type RawBlock =
  | { type: 'paragraph' | 'quote'; lines: string[] }
  | { type: 'heading'; level: number; lines: string[] }
  | { type: 'rule' }
  | RawList

export interface RawList {
  type: 'list'
  listType: NormalListType
  start: number
  /** Further in than the text above it. */
  indented: boolean
  /** Each item was written `1.`. */
  repeating?: boolean
  items: RawItem[]
}
export interface RawItem {
  checked: boolean
  lines: string[]
  lists: RawList[]
}
