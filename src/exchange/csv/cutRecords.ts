import { CsvError, parse } from 'csv-parse/sync'

import { rejection } from '../rejection'
import type { TableItem } from '../tableRow'
import type { CsvRecord } from './RecordSplitter'

/** @returns the cells of records that were cut at their ends already; one item for each. */
export function cutRecords(records: readonly CsvRecord[], delimiter: string, damaged: boolean): TableItem[] {
  const rows = cellsOf(records, delimiter)
  if (rows?.length === records.length) {
    return records.map(({ line }, index) => ({ line, cells: rows[index] ?? [], damaged }))
  }
  return records.map((record) => cutOne(record, delimiter, damaged))
}

function cutOne(record: CsvRecord, delimiter: string, damaged: boolean): TableItem {
  const rows = cellsOf([record], delimiter)
  if (rows?.length === 1) return { line: record.line, cells: rows[0] ?? [], damaged }
  const reason = '이 줄을 칸으로 나눌 수 없습니다. 큰따옴표와 구분 기호를 살펴봐 주세요.'
  return { rejection: rejection(record.line, '', record.text, reason) }
}

/** @returns `undefined` when csv-parse takes offence at one of them. */
function cellsOf(records: readonly CsvRecord[], delimiter: string): string[][] | undefined {
  try {
    return parse(records.map((record) => record.text).join('\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}
