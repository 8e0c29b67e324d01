import { cleanText } from '../domain/cleanText'
import type { Day } from '../domain/day'
import { cellReaders } from './cellReaders'
import { fromCell } from './cellText'
import { cleanCell } from './cleanCell'
import { COLUMNS, type Column } from './columns'
import { contradictions } from './contradictions'
import type { HeaderRow } from './matchHeaders'
import { rejection, type Rejection } from './rejection'
import type { RowPatch } from './rowPatch'
import type { TableRow } from './tableRow'

export type RowResult =
  { ok: true; line: number; code: string; patch: RowPatch } | { ok: false; line: number; rejections: Rejection[] }

/** As many characters as a spreadsheet's cell holds. */
export const LONGEST_CELL = 32_767

/** Reads one row by the rules of the table. A row that is not right says all that is wrong with it. */
export function parseRow(row: TableRow, header: HeaderRow, today: Day): RowResult {
  const rejections: Rejection[] = [...surplus(row, header)]
  const values: Partial<Record<string, unknown>> = {}
  const headers = new Map<Column['english'], string>()
  header.columns.forEach((column, index) => {
    if (!column) return
    const name = header.names[index] ?? column.korean
    headers.set(column.english, name)
    const cell = row.cells[index] ?? ''
    const problem = row.problems?.find((own) => own.index === index)
    if (problem) {
      rejections.push(rejection(row.line, name, problem.value, problem.reason))
      return
    }
    const reading = readCell(column, cell, row.damaged, today)
    if ('value' in reading) values[column.english] = reading.value
    else rejections.push(rejection(row.line, name, cell, reading.reason))
  })
  const patch = values as RowPatch
  for (const { column, reason } of contradictions(patch)) {
    const name = headers.get(column)
    if (name !== undefined)
      rejections.push(rejection(row.line, name, row.cells[header.names.indexOf(name)] ?? '', reason))
  }
  if (rejections.length > 0) return { ok: false, line: row.line, rejections }
  return { ok: true, line: row.line, code: patch.code, patch }
}

function readCell(column: Column, cell: string, damaged: boolean, today: Day): { value: unknown } | { reason: string } {
  if (cell.length > LONGEST_CELL) {
    return {
      reason: `한 칸에 ${LONGEST_CELL.toLocaleString('ko')}자까지 적을 수 있습니다. 지금 ${cell.length.toLocaleString('ko')}자입니다.`,
    }
  }
  if (damaged && cell.includes('\ufffd')) {
    return { reason: '읽을 수 없는 글자가 있습니다. 파일 전체를 UTF-8 하나로 저장해 주세요.' }
  }
  // The body trims its lines itself; wide spaces at its ends are the text's own.
  const text = column.english === 'answer' ? cleanText(fromCell(cell)) : cleanCell(cell)
  return cellReaders[column.english](text, today)
}

/** A text with a comma that is not in quotes shifts all that follows; such a row must not get in. */
function surplus({ line, cells }: TableRow, header: HeaderRow): Rejection[] {
  const extra = cells.slice(header.names.length).find((cell) => cell.trim() !== '')
  if (extra === undefined) return []
  const reason = `열은 ${header.names.length}개인데 칸이 더 있습니다. 쉼표가 든 글은 큰따옴표로 묶어 주세요.`
  return [rejection(line, '', extra, reason)]
}

/** Columns by their English name; for messages about a field that the file does not hold. */
export const COLUMN_BY_NAME = new Map(COLUMNS.map((column) => [column.english, column]))
