import { ANSWER_KINDS, ANSWER_LABELS, type AnswerKind } from '../../domain/reply/officerAnswer'
import { tidyText } from '../../domain/tidyText'
import { fromCell } from '../cellText'
import { FileRefusedError } from '../fileRefusedError'
import { fileKind } from '../fileKind'
import { rejection, type Rejection } from '../rejection'
import { openSheet } from '../xlsx/openSheet'
import { SHEET_COLUMN_NAMES, SHEET_COLUMNS, SIGNATURE, type SheetColumn } from './sheetColumns'

/** One filled row of a returned sheet. */
export interface SheetAnswer {
  line: number
  code: string
  entry: string
  revision: number
  kind: AnswerKind
  saysFactsAreRight: boolean
  cells: Record<SheetColumn, string>
}

export interface ReturnedSheet {
  /** The link it belongs to, hex. */
  id: string
  sender: { position: string; name: string; phone: string }
  answers: SheetAnswer[]
  /** Rows that could not be read; rows without an answer are no fault. */
  rejected: Rejection[]
}

const ID = /^[0-9a-f]{24}$/
const YES = /^(예|네|맞음|맞습니다|o|○|y|yes|v|✓)$/i

/**
 * Reads a 현행화 회신서 that came back, wherever its columns and its signature have moved to.
 * @throws FileRefusedError when it is no workbook, or not one of our sheets
 */
export async function readReplySheet(path: string): Promise<ReturnedSheet> {
  if ((await fileKind(path)) !== 'xlsx')
    throw new FileRefusedError(rejection(1, '', '', '현행화 회신서는 엑셀(XLSX) 파일 그대로 올려 주세요.'))
  const sheet = await openSheet(path)
  const returned: ReturnedSheet = { id: '', sender: { position: '', name: '', phone: '' }, answers: [], rejected: [] }
  try {
    let columns: ReadonlyMap<SheetColumn, number> | undefined
    for await (const { cells, line } of sheet.rows) {
      const texts = cells.map((cell) => tidyText(fromCell(cell)))
      if (!columns) {
        columns = headerOf(texts)
        continue
      }
      const read = cellsOf(texts, columns)
      if (ID.test(read.entry)) readRow(returned, read, line)
      else readSignature(returned, texts)
    }
  } finally {
    sheet.close()
  }
  if (returned.id === '')
    throw new FileRefusedError(
      rejection(
        1,
        '',
        '',
        '현행화 회신서가 아니거나 숨은 열이 지워졌습니다. 보내 드린 파일에 그대로 써서 올려 주세요.',
      ),
    )
  return returned
}

function headerOf(texts: readonly string[]): ReadonlyMap<SheetColumn, number> | undefined {
  const places = new Map(SHEET_COLUMN_NAMES.map((name) => [name, texts.indexOf(SHEET_COLUMNS[name].header)]))
  return ['code', 'answer', 'entry', 'sheet', 'revision'].every((name) => (places.get(name as SheetColumn) ?? -1) >= 0)
    ? places
    : undefined
}

function cellsOf(texts: readonly string[], columns: ReadonlyMap<SheetColumn, number>): Record<SheetColumn, string> {
  return Object.fromEntries(SHEET_COLUMN_NAMES.map((name) => [name, texts[columns.get(name) ?? -1] ?? ''])) as Record<
    SheetColumn,
    string
  >
}

function readRow(returned: ReturnedSheet, cells: Record<SheetColumn, string>, line: number): void {
  const reject = (column: SheetColumn, reason: string): void =>
    void returned.rejected.push(rejection(line, SHEET_COLUMNS[column].header, cells[column], reason))
  if (!ID.test(cells.sheet)) return reject('sheet', '숨은 열이 바뀌었습니다. 보내 드린 파일에 그대로 써 주세요.')
  if (returned.id !== '' && returned.id !== cells.sheet)
    return reject('sheet', '다른 회신서의 줄이 섞여 있습니다. 회신서마다 따로 올려 주세요.')
  returned.id = cells.sheet
  const saysFactsAreRight = YES.test(cells.factsRight)
  if (cells.answer === '' && !saysFactsAreRight) return
  const kind = cells.answer === '' ? 'unchanged' : answerKind(cells.answer)
  if (!kind)
    return reject('answer', `${ANSWER_KINDS.map((one) => ANSWER_LABELS[one]).join(', ')} 가운데 하나를 골라 주세요.`)
  returned.answers.push({
    line,
    code: cells.code,
    entry: cells.entry,
    revision: Number(cells.revision) || 0,
    kind,
    saysFactsAreRight,
    cells,
  })
}

/** @returns the answer that is meant, spaces and brackets aside. */
function answerKind(text: string): AnswerKind | undefined {
  const folded = (label: string): string => label.replace(/\(.*\)|\s/g, '')
  return ANSWER_KINDS.find((kind) => folded(ANSWER_LABELS[kind]) === folded(text))
}

function readSignature(returned: ReturnedSheet, texts: readonly string[]): void {
  for (const [field, label] of Object.entries(SIGNATURE) as [keyof typeof SIGNATURE, string][]) {
    const at = texts.indexOf(label)
    if (at >= 0) returned.sender[field] ||= texts.slice(at + 1).find((text) => text !== '') ?? ''
  }
}
