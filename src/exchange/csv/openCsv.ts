import { stat } from 'node:fs/promises'

import { FileRefusedError } from '../fileRefusedError'
import { matchHeaders } from '../matchHeaders'
import { rejection } from '../rejection'
import type { TableFile } from '../tableFile'
import type { TableItem } from '../tableRow'
import { cutRecords } from './cutRecords'
import { findHeader } from './findHeader'
import { RecordSplitter, type CsvRecord } from './RecordSplitter'
import { readText, textEncoding } from './textEncoding'

/** Records that are handed to csv-parse at a time. */
const BATCH = 500

/**
 * Opens a CSV file: its header is read now, its rows when they are asked for. Memory does not grow with the file.
 * @throws FileRefusedError when there is no header that the table knows, or the file is no text
 */
export async function openCsv(path: string): Promise<TableFile> {
  const [{ size }, { encoding, damaged }] = await Promise.all([stat(path), textEncoding(path)])
  let bytes = 0
  const text = readText(path, encoding, (read) => {
    bytes = read
  })
  const { record, delimiter, pieces } = await findHeader(text)
  const [cut] = cutRecords([record], delimiter, damaged)
  if (!cut || !('cells' in cut)) {
    throw new FileRefusedError(rejection(record.line, '', record.text, '첫 줄에서 열 이름을 읽지 못했습니다.'))
  }
  return {
    header: matchHeaders(cut.cells, record.line),
    rows: rowsOf({ pieces, text, delimiter, damaged, after: record.line }),
    progress: () => (size === 0 ? 1 : bytes / size),
  }
}

interface Source {
  /** What was read to find the header, and what comes after it. */
  pieces: readonly string[]
  text: AsyncIterable<string>
  delimiter: string
  damaged: boolean
  /** The header's line. */
  after: number
}

async function* rowsOf({ pieces, text, delimiter, damaged, after }: Source): AsyncGenerator<TableItem> {
  const splitter = new RecordSplitter(delimiter)
  let batch: CsvRecord[] = []

  function* cut(): Generator<TableItem> {
    yield* cutRecords(batch, delimiter, damaged).filter(hasText)
    batch = []
  }

  async function* split() {
    for (const piece of pieces) yield* splitter.feed(piece)
    for await (const piece of text) yield* splitter.feed(piece)
    yield* splitter.end()
  }

  for await (const item of split()) {
    if ('rejection' in item) {
      yield* cut()
      if (item.rejection.line > after) yield item
    } else if (item.line > after && item.text.trim() !== '') batch.push(item)
    if (batch.length >= BATCH) yield* cut()
  }
  yield* cut()
}

/** A line of delimiters alone is what a spreadsheet leaves below its table. */
function hasText(item: TableItem): boolean {
  return !('cells' in item) || item.cells.some((cell) => cell.trim() !== '')
}
