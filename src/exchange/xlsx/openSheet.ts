import { dateStyles } from './dateStyles'
import { sharedStrings } from './sharedStrings'
import { SheetReader, type SheetRow } from './SheetReader'
import { workbookParts } from './workbookParts'
import { ZipArchive } from './ZipArchive'

export interface OpenSheet {
  /** Every row of the sheet, to be read once. */
  rows: AsyncGenerator<SheetRow, undefined>
  /** How much was read so far, 0 to 1. */
  progress: () => number
  close: () => void
}

/**
 * Opens the first sheet of a workbook. Whoever opens it closes it.
 * @throws FileRefusedError when it is no workbook, is encrypted, broken or too large
 */
export async function openSheet(path: string): Promise<OpenSheet> {
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
    return {
      rows: sheetRows(archive, parts.sheet, new SheetReader(context), (length) => {
        read += length
      }),
      progress: () => (whole === 0 ? 1 : Math.min(1, read / whole)),
      close: () => archive.close(),
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
