import { unescapeXml } from './unescapeXml'

/** A cell as the sheet's XML gives it. */
export interface SheetCell {
  /** `s` shared, `inlineStr`, `str` a formula's text, `b`, `e` error, `d` ISO date, `n` or nothing number. */
  type: string
  style: number
  /** Content of `<v>` or `<is>`. */
  text: string
  hasFormula: boolean
  hasValue: boolean
}

export interface CellContext {
  strings: readonly string[]
  dateStyles: ReadonlySet<number>
  from1904: boolean
}

/** A cell's text, or why it has none. */
export type CellText = { text: string } | { reason: string; value: string }

const DAY_MS = 24 * 60 * 60 * 1000
/** 1899-12-30, from which Excel counts; it takes 1900 for a leap year. */
const EPOCH = Date.UTC(1899, 11, 30)
const DAYS_TO_1904 = 1462
const LEAP_DAY_1900 = 60

/** @returns the cell as text, as the sheet shows it: a number without a tail of digits, a day as `2026-03-02`. */
export function cellValue(cell: SheetCell, context: CellContext): CellText {
  if (cell.type === 'e') return { value: cell.text, reason: `계산이 잘못된 칸입니다(${cell.text}). 값을 고쳐 주세요.` }
  if (cell.hasFormula && !cell.hasValue) {
    return { value: '', reason: '아직 계산되지 않은 수식입니다. 엑셀에서 열어 저장하거나 값으로 붙여 넣어 주세요.' }
  }
  if (cell.type === 's') return sharedText(cell.text, context)
  if (cell.type === 'inlineStr' || cell.type === 'str') return { text: unescapeXml(cell.text) }
  if (cell.type === 'b') return { text: cell.text === '1' ? 'TRUE' : 'FALSE' }
  if (cell.type === 'd') return { text: cell.text.replace(/T00:00:00(?:\.0+)?Z?$/, '') }
  return numberText(cell, context)
}

function sharedText(index: string, { strings }: CellContext): CellText {
  if (index.trim() === '') return { text: '' }
  const text = strings[Number(index)]
  return text === undefined ? { value: index, reason: '깨진 칸입니다. 엑셀에서 열어 다시 저장해 주세요.' } : { text }
}

function numberText(cell: SheetCell, context: CellContext): CellText {
  const written = cell.text.trim()
  if (written === '') return { text: '' }
  const number = Number(written)
  if (!Number.isFinite(number)) return { value: written, reason: '깨진 칸입니다. 엑셀에서 열어 다시 저장해 주세요.' }
  if (context.dateStyles.has(cell.style) && number >= 0) return { text: dateText(number, context.from1904) }
  if (/^-?\d{1,15}$/.test(written)) return { text: written }
  // Excel shows 15 digits; what a double holds beyond them is noise.
  return {
    text: Number(number.toPrecision(15)).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }),
  }
}

function dateText(serial: number, from1904: boolean): string {
  if (serial < 1) return timeText(serial)
  const counted = from1904 ? serial + DAYS_TO_1904 : serial < LEAP_DAY_1900 ? serial + 1 : serial
  const instant = new Date(EPOCH + Math.round(counted * DAY_MS))
  if (Number.isNaN(instant.getTime())) return String(serial)
  const [day = '', time = ''] = instant.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}

function timeText(part: number): string {
  return new Date(Math.round(part * DAY_MS)).toISOString().slice(11, 16)
}
