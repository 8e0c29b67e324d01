/** Why a cell, a row or a file was not taken: one member of the report's `rejected`. */
export interface Rejection {
  /** The line as an editor or spreadsheet counts it, from 1. */
  line: number
  /** The column's header as the file writes it; `''` when the whole line or file is meant. */
  column: string
  /** What stood there, cut at 200 characters. */
  value: string
  /** What was expected instead, in Korean. */
  reason: string
}

export const LONGEST_VALUE = 200

/** Makes a rejection; the value is cut. */
export function rejection(line: number, column: string, value: string, reason: string): Rejection {
  const cut = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value
  return { line, column, value: cut.replace(/\p{Surrogate}/gu, '\ufffd'), reason }
}
