import { FileRefusedError } from '../fileRefusedError'
import { countKnownHeaders } from '../matchHeaders'
import { rejection } from '../rejection'
import { cutRecords } from './cutRecords'
import { RecordSplitter, type CsvRecord, type SplitItem } from './RecordSplitter'

const DELIMITERS = [',', ';', '\t']
/** Excel's own way to name the delimiter, on a line before the header. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i

export interface FoundHeader {
  record: CsvRecord
  delimiter: string
  /** The text that was read so far. */
  pieces: string[]
}

/**
 * Reads as far as the header: the first line that is not blank. The delimiter is the one that gives most known headers.
 * @throws FileRefusedError when the file is empty, is no text, or its first line cannot be read
 */
export async function findHeader(text: AsyncGenerator<string>): Promise<FoundHeader> {
  const splitter = new RecordSplitter(DELIMITERS.join(''))
  const pieces: string[] = []
  let separator: string | undefined
  for (;;) {
    const { value, done } = (await text.next()) as IteratorResult<string, undefined>
    if (!done) pieces.push(value)
    for (const item of done ? splitter.end() : splitter.feed(value)) {
      const record = recordOf(item)
      const named = SEPARATOR_LINE.exec(record.text)?.[1]
      if (named !== undefined) separator = named
      else if (record.text.trim() !== '') return { record, delimiter: separator ?? delimiterOf(record), pieces }
    }
    if (done) throw new FileRefusedError(rejection(1, '', '', '파일이 비어 있습니다. 첫 줄에 열 이름을 넣어 주세요.'))
  }
}

function recordOf(item: SplitItem): CsvRecord {
  if ('rejection' in item) throw new FileRefusedError(item.rejection)
  if (!item.text.includes('\0')) return item
  const reason = '글로 된 표가 아닙니다. CSV(UTF-8) 또는 XLSX로 저장한 파일을 골라 주세요.'
  throw new FileRefusedError(rejection(item.line, '', item.text.replaceAll('\0', ''), reason))
}

function delimiterOf(record: CsvRecord): string {
  const scored = DELIMITERS.map((delimiter) => {
    const [cut] = cutRecords([record], delimiter, false)
    const cells = cut && 'cells' in cut ? cut.cells : []
    return { delimiter, known: countKnownHeaders(cells), cells: cells.length }
  })
  scored.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scored[0]?.delimiter ?? ','
}
