import writeExcelFile, { type Cell } from 'write-excel-file/node'

import type { EntryContent } from '../domain/entry'
import { DataRefusedError } from '../lib/errors'
import { COLUMNS, type ColumnName } from './columns'
import { contentCells } from './contentCells'
import { LONGEST_CELL } from './parseRow'
import { xlsxText } from './xlsxText'

/** Widths in characters, where the usual 12 would hide too much. */
const WIDTHS: Partial<Record<ColumnName, number>> = { title: 40, answer: 80, organization: 24, category: 24, links: 30 }
const WIDTH = 14

/**
 * Writes entries as a workbook in the columns that import reads, every cell as text. The rows are gathered in memory (some
 * 60 MB for 10,000) and packed on the way to the disk.
 * @throws DataRefusedError when a text is longer than a cell of Excel can be
 */
export async function writeXlsx(path: string, contents: AsyncIterable<EntryContent>): Promise<void> {
  const header: Cell[] = COLUMNS.map((column) => ({ value: column.korean, type: String, fontWeight: 'bold' }))
  const rows: Cell[][] = [header]
  for await (const content of contents) rows.push(contentCells(content).map((text) => cellOf(text, content.code)))
  const columns = COLUMNS.map((column) => ({ width: WIDTHS[column.english] ?? WIDTH }))
  await writeExcelFile(rows, { columns, stickyRowsCount: 1, sheet: '표준상담DB' }).toFile(path)
}

function cellOf(text: string, code: string): Cell {
  if (text === '') return null
  if (text.length > LONGEST_CELL) {
    throw new DataRefusedError({
      code: 'exchange/cell-too-long',
      message: `${code}: 엑셀 한 칸(${LONGEST_CELL.toLocaleString('ko')}자)보다 긴 글이 있습니다. CSV로 내보내 주세요.`,
    })
  }
  return { value: xlsxText(text), type: String }
}
