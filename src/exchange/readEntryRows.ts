import type { Day } from '../domain/day'
import { COLUMNS, type ColumnName } from './columns'
import { openTable } from './openTable'
import { parseRow, type RowResult } from './parseRow'
import { rejection } from './rejection'

export interface EntryRows {
  /** Headers that belong to no column; their cells were not read. */
  unknownHeaders: readonly string[]
  /** How the file writes that column's header; its Korean name when the file has no such column. */
  headerOf(column: ColumnName): string
  /** Each row of the file, read by the rules of the table; to be run through once. */
  rows: AsyncIterable<RowResult>
  /** How much of the file was read so far, 0 to 1. */
  progress: () => number
}

/**
 * Reads a file of entries row by row. Of rows with one code the first that is right counts; those after it are refused.
 * @param today the day after which nothing can have been checked
 * @throws FileRefusedError before the first row, when the file cannot be read as a table
 */
export async function readEntryRows(path: string, today: Day): Promise<EntryRows> {
  const table = await openTable(path)
  const { header } = table

  function headerOf(name: ColumnName): string {
    const written = header.names[header.columns.findIndex((column) => column?.english === name)]
    return written ?? COLUMNS.find((column) => column.english === name)?.korean ?? name
  }

  async function* rows(): AsyncGenerator<RowResult> {
    const lines = new Map<string, number>()
    for await (const item of table.rows) {
      if ('rejection' in item) {
        yield { ok: false, line: item.rejection.line, rejections: [item.rejection] }
        continue
      }
      const row = parseRow(item, header, today)
      const earlier = row.ok ? lines.get(row.code) : undefined
      if (row.ok && earlier === undefined) lines.set(row.code, row.line)
      yield row.ok && earlier !== undefined ? duplicate(row.line, headerOf('code'), row.code, earlier) : row
    }
  }

  return { unknownHeaders: header.unknown, headerOf, rows: rows(), progress: table.progress }
}

function duplicate(line: number, column: string, code: string, earlier: number): RowResult {
  const reason = `같은 관리번호가 ${earlier}행에 있습니다. 하나만 남겨 주세요.`
  return { ok: false, line, rejections: [rejection(line, column, code, reason)] }
}
