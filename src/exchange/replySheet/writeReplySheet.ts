import writeExcelFile, { type Cell } from 'write-excel-file/node'

import { ANSWER_KINDS, ANSWER_LABELS } from '../../domain/reply/officerAnswer'
import { toCell } from '../cellText'
import { LONGEST_CELL } from '../parseRow'
import { HIDDEN_COLUMNS, RIGHT, SHEET_COLUMN_NAMES, SHEET_COLUMNS, SIGNATURE, type SheetColumn } from './sheetColumns'

/** One entry's row, as far as it is filled when the sheet goes out. */
export interface SheetEntry {
  /** Hex. */
  id: string
  code: string
  title: string
  /** What it says now, part by part, readable. */
  text: string
  /** `수수료 5,000원`, one a line; `''` when none has to be confirmed. */
  facts: string
  revision: number
}

export interface ReplySheet {
  /** Of the link it belongs to, hex. */
  id: string
  organization: string
  post: string
  /** 회신기한, as it is printed. */
  until: string
  contact: string
  entries: readonly SheetEntry[]
}

const HEADER_ROWS = 4
const SHEET_NAME = '현행화 회신서'

/** @returns a 현행화 회신서 as XLSX: a row an entry, the answer to be chosen from a list, room for the new text, a signature. */
export async function writeReplySheet(sheet: ReplySheet): Promise<Buffer> {
  const line = (text: string, fontWeight?: 'bold'): Cell[] => [
    { value: text, type: String, ...(fontWeight ? { fontWeight } : {}) },
  ]
  const header = SHEET_COLUMN_NAMES.map((name): Cell => ({
    value: SHEET_COLUMNS[name].header,
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E8EEF7',
    wrap: true,
  }))
  const rows: Cell[][] = [
    line(`${SHEET_NAME} (${sheet.organization} · ${sheet.post})`, 'bold'),
    line(
      `‘답변’ 칸에서 하나를 고르고, ‘수정’이면 바뀐 칸만 ‘새 …’에 써 주세요. 그 밖의 항목은 ‘그 밖에 바뀌는 항목’에 ‘[구비서류] 신분증’처럼 이름과 함께 씁니다. ‘확인할 사실’이 있으면 맞는지 보고 ‘사실 맞음’에 ‘${RIGHT}’를 넣어 주세요. ‘날짜’는 바뀌는 날, 담당자가 바뀌는 날, 지침이 확정되는 날입니다.`,
    ),
    line(`회신기한 ${sheet.until} · 보낼 곳과 문의: ${sheet.contact}`),
    header,
    ...sheet.entries.map((entry, index) => entryCells(sheet, entry, index + 1)),
    [],
    line('보내는 분', 'bold'),
    ...Object.values(SIGNATURE).map((label): Cell[] => [
      null,
      { value: label, type: String, fontWeight: 'bold' },
      null,
    ]),
  ]
  const columns = SHEET_COLUMN_NAMES.map((name) => ({ width: SHEET_COLUMNS[name].width }))
  return writeExcelFile(
    rows,
    { columns, sheet: SHEET_NAME, stickyRowsCount: HEADER_ROWS },
    { features: [answerFeature(sheet.entries.length)] },
  ).toBuffer()
}

function entryCells(sheet: ReplySheet, entry: SheetEntry, number: number): Cell[] {
  const texts: Partial<Record<SheetColumn, string>> = {
    number: String(number),
    code: entry.code,
    title: entry.title,
    text: entry.text,
    facts: entry.facts,
    sheet: sheet.id,
    entry: entry.id,
    revision: String(entry.revision),
  }
  return SHEET_COLUMN_NAMES.map((name): Cell => {
    const text = toCell(texts[name] ?? '').slice(0, LONGEST_CELL)
    return text === '' ? null : { value: text, type: String, wrap: true, alignVertical: 'top' }
  })
}

/** Excel's own list in the answer's column, and the columns nobody has to see. */
function answerFeature(count: number) {
  const column = (name: SheetColumn): string => String.fromCharCode(65 + SHEET_COLUMN_NAMES.indexOf(name))
  const list = (name: SheetColumn, values: readonly string[]): string => {
    const cells = `${column(name)}${HEADER_ROWS + 1}:${column(name)}${HEADER_ROWS + Math.max(1, count)}`
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>"${values.join(',')}"</formula1></dataValidation>`
  }
  const labels = ANSWER_KINDS.map((kind) => ANSWER_LABELS[kind])
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: () =>
            `<dataValidations count="2">${list('answer', labels)}${list('factsRight', [RIGHT])}</dataValidations>`,
          transformElementAttributes: (
            tagName: string,
            attributes: Record<string, string | number>,
            index: number | undefined,
          ) => {
            const name = tagName === 'col' && index !== undefined ? SHEET_COLUMN_NAMES[index] : undefined
            return name && HIDDEN_COLUMNS.includes(name) ? { ...attributes, hidden: 1 } : attributes
          },
        },
      },
    },
  }
}
