import { tidyName } from '../domain/tidyName'
import { COLUMNS, type Column } from './columns'
import { FileRefusedError } from './fileRefusedError'
import { rejection } from './rejection'

/** What the first line of a file says. */
export interface HeaderRow {
  line: number
  /** The headers as the file writes them, tidy. */
  names: readonly string[]
  /** The column at each place; `undefined` where the header is unknown or empty. */
  columns: readonly (Column | undefined)[]
  /** Headers that belong to no column; their cells are not read. */
  unknown: readonly string[]
}

/** The most columns a file may have; a sheet with more is something else. */
export const MOST_COLUMNS = 1000

const BY_HEADER = new Map(COLUMNS.flatMap((column) => headersOf(column).map((header) => [folded(header), column])))

/** @returns how many of the headers name a column; for choosing between ways to cut a line. */
export function countKnownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => BY_HEADER.has(folded(cell))).length
}

/**
 * Reads the header line: Korean or English, any order, whatever the spaces, case, width of brackets and Unicode form.
 * @throws FileRefusedError when a required column is missing or a column stands there twice
 */
export function matchHeaders(cells: readonly string[], line: number): HeaderRow {
  const names = cells.map(tidyName)
  if (cells.length > MOST_COLUMNS) {
    const reason = `열이 ${cells.length}개입니다. ${MOST_COLUMNS}개까지 읽습니다. 표 파일이 맞는지 확인해 주세요.`
    throw new FileRefusedError(rejection(line, '', names.slice(0, 5).join(', '), reason))
  }
  const columns = names.map((name) => BY_HEADER.get(folded(name)))
  refuseDuplicates(names, columns, line)
  refuseMissing(names, columns, line)
  return { line, names, columns, unknown: names.filter((name, index) => name !== '' && !columns[index]) }
}

function headersOf({ korean, english }: Column): string[] {
  return [korean, english, korean.replace(/\(.*\)$/, '')]
}

function folded(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]/gu, '')
}

function refuseDuplicates(names: readonly string[], columns: HeaderRow['columns'], line: number): void {
  const seen = new Map<Column, string>()
  columns.forEach((column, index) => {
    if (!column) return
    const [first, second] = [seen.get(column), names[index] ?? '']
    seen.set(column, second)
    if (first === undefined) return
    const reason = `‘${column.korean}’ 열이 두 번 있습니다(${first}, ${second}). 하나만 남겨 주세요.`
    throw new FileRefusedError(rejection(line, second, second, reason))
  })
}

function refuseMissing(names: readonly string[], columns: HeaderRow['columns'], line: number): void {
  const missing = COLUMNS.filter((column) => column.required && !columns.includes(column)).map(
    (column) => column.korean,
  )
  if (missing.length === 0) return
  const found = columns.every((column) => !column)
    ? '첫 줄에서 아는 열 이름을 찾지 못했습니다. 첫 줄에 관리번호, 구분, 담당부서, 제목, 내용 같은 열 이름을 넣어 주세요.'
    : `꼭 있어야 하는 열이 없습니다: ${missing.join(', ')}. 첫 줄에 이 이름으로 열을 넣어 주세요.`
  throw new FileRefusedError(rejection(line, missing.join(', '), names.join(', '), found))
}
