import { matchHeaders } from '../matchHeaders'
import type { TableFile } from '../tableFile'
import type { TableItem } from '../tableRow'
import { dateStyles } from './dateStyles'
import { sharedStrings } from './sharedStrings'
import { SheetReader, type SheetRow } from './SheetReader'
import { workbookParts } from './workbookParts'
import { refuseWorkbook, ZipArchive } from './ZipArchive'

/**
 * Opens the first sheet of a workbook: its header is read now, its rows when they are asked for. It exists because
 * read-excel-file reads errors (`#N/A`) and formulas that were not calculated as empty cells, which would empty fields, and
 * keeps the whole sheet in memory, where one cell in the last corner makes it a billion.
 * @throws FileRefusedError when it is no workbook, is encrypted, broken or too large, or has no header the table knows
 */
export async function openXlsx(path: string): Promise<TableFile> {
  const archive = await ZipArchive.open(path)
  try {
    const parts = await workbookParts(archive)
    const context = {
      strings: await sharedStrings(archive, parts.sharedStrings),
      dateStyles: await dateStyles(archive, parts.styles),
      from1904: parts.from1904,
    }
    const whole = archive.sizeOf(parts.sheet)
    let read = 0
    const rows = sheetRows(archive, parts.sheet, new SheetReader(context), (length) => {
      read += length
    })
    const first = await rows.next()
    if (first.done) refuseWorkbook('첫 시트가 비어 있습니다. 첫 줄에 열 이름을 넣어 주세요.')
    return {
      header: matchHeaders(first.value.cells, first.value.line),
      rows: closing(rows, archive),
      progress: () => (whole === 0 ? 1 : Math.min(1, read / whole)),
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function* sheetRows(
  archive: ZipArchive,
  sheet: string,
  reader: SheetReader,
  onRead: (characters: number) => void,
): AsyncGenerator<SheetRow, undefined> {
  for await (const piece of archive.text(sheet)) {
    onRead(Buffer.byteLength(piece))
    yield* reader.write(piece)
  }
  reader.end()
  return undefined
}

async function* closing(rows: AsyncGenerator<SheetRow, undefined>, archive: ZipArchive): AsyncGenerator<TableItem> {
  try {
    for await (const row of rows) yield { ...row, damaged: false }
  } finally {
    archive.close()
  }
}
