import { matchHeaders } from '../matchHeaders'
import type { TableFile } from '../tableFile'
import type { TableItem } from '../tableRow'
import { openSheet, type OpenSheet } from './openSheet'
import { refuseWorkbook } from './ZipArchive'

/**
 * Opens the first sheet of a workbook: its header is read now, its rows when they are asked for. It exists because
 * read-excel-file reads errors (`#N/A`) and formulas that were not calculated as empty cells, which would empty fields, and
 * keeps the whole sheet in memory, where one cell in the last corner makes it a billion.
 * @throws FileRefusedError when it is no workbook, is encrypted, broken or too large, or has no header the table knows
 */
export async function openXlsx(path: string): Promise<TableFile> {
  const sheet = await openSheet(path)
  try {
    const first = await sheet.rows.next()
    if (first.done) refuseWorkbook('첫 시트가 비어 있습니다. 첫 줄에 열 이름을 넣어 주세요.')
    return {
      header: matchHeaders(first.value.cells, first.value.line),
      rows: closing(sheet),
      progress: sheet.progress,
    }
  } catch (error) {
    sheet.close()
    throw error
  }
}

async function* closing({ rows, close }: OpenSheet): AsyncGenerator<TableItem> {
  try {
    for await (const row of rows) yield { ...row, damaged: false }
  } finally {
    close()
  }
}
