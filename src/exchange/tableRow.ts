import type { Rejection } from './rejection'

/** A cell that holds no text: a formula's error, say. */
export interface CellProblem {
  /** Place in the row, from 0. */
  index: number
  value: string
  reason: string
}

/** One row below the header. */
export interface TableRow {
  /** The line in the file where it begins (CSV), or the row's number (XLSX); from 1. */
  line: number
  cells: string[]
  /** The file holds bytes that are no text in its encoding; they read as U+FFFD, and such cells are refused. */
  damaged: boolean
  problems?: readonly CellProblem[]
}

/** A row, or what is wrong with a line that gives none. */
export type TableItem = TableRow | { rejection: Rejection }
