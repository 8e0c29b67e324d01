import writeExcelFile, { type Cell } from 'write-excel-file/node'

import { xlsxText } from './xlsxText'

export type SheetCell = string | number

const WIDTH = 16
const WIDE = 28

/** @returns a workbook of one sheet: texts as text, so that none runs as a formula, numbers as numbers. */
export function writeSheet(input: {
  sheet: string
  header: readonly string[]
  rows: readonly (readonly SheetCell[])[]
}): Promise<Buffer> {
  const { sheet, header, rows } = input
  const cellOf = (value: SheetCell): Cell =>
    typeof value === 'number' ? { value, type: Number } : { value: xlsxText(value), type: String }
  const head = header.map((text): Cell => ({ value: text, type: String, fontWeight: 'bold' }))
  const columns = header.map((_, index) => ({ width: index === 2 ? WIDE : WIDTH }))
  return writeExcelFile([head, ...rows.map((row) => row.map(cellOf))], {
    sheet,
    columns,
    stickyRowsCount: 1,
  }).toBuffer()
}
