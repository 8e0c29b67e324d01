import { MOST_COLUMNS } from '../matchHeaders'
import type { CellProblem } from '../tableRow'
import { cellValue, type CellContext, type SheetCell } from './cellValue'
import { LONGEST_KEPT } from './sharedStrings'
import { XmlReader } from './XmlReader'

/** A row of a sheet. */
export interface SheetRow {
  /** As the spreadsheet counts it, from 1. */
  line: number
  cells: string[]
  problems: CellProblem[]
}

/** Reads the XML of a sheet piece by piece; rows without anything in them are left out. */
export class SheetReader {
  private readonly xml: XmlReader
  private readonly finished: SheetRow[] = []
  private row: SheetRow = { line: 0, cells: [], problems: [] }
  private column = -1
  private cell: SheetCell | undefined
  private inValue = false
  private inReading = false

  constructor(private readonly context: CellContext) {
    this.xml = new XmlReader({
      open: (name, attributes) => this.open(name, attributes),
      text: (text) => this.addText(text),
      close: (name) => this.close(name),
    })
  }

  /** @returns the rows that ended in this piece. */
  write(piece: string): SheetRow[] {
    this.xml.write(piece)
    return this.finished.splice(0)
  }

  /** @throws FileRefusedError when the sheet breaks off */
  end(): void {
    this.xml.end()
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes.r)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'v' || name === 't') this.inValue = true
    else if (name === 'rPh') this.inReading = true
    else if (name === 'f' && this.cell) this.cell.hasFormula = true
  }

  private openRow(number: string | undefined): void {
    const line = number === undefined ? this.row.line + 1 : Number(number)
    this.row = { line, cells: [], problems: [] }
    this.column = -1
  }

  private openCell({ r: reference, t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>): void {
    this.column = reference === undefined ? this.column + 1 : columnOf(reference)
    this.cell = { type, style: Number(style), text: '', hasFormula: false, hasValue: false }
  }

  private addText(text: string): void {
    if (!this.cell || !this.inValue || this.inReading) return
    this.cell.hasValue = true
    if (this.cell.text.length < LONGEST_KEPT) this.cell.text += text
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') {
      if (this.cell?.type === 'str') this.cell.hasValue = true
      this.inValue = false
    } else if (name === 'rPh') this.inReading = false
    else if (name === 'c' && this.cell) this.closeCell(this.cell)
    else if (name === 'row' && (this.row.problems.length > 0 || this.row.cells.some((text) => text.trim() !== ''))) {
      this.finished.push(this.row)
    }
  }

  /** What stands further right than a table goes is one cell at its end: it is told, and costs no memory. */
  private closeCell(cell: SheetCell): void {
    this.cell = undefined
    const read = cellValue(cell, this.context)
    const index = Math.min(this.column, MOST_COLUMNS)
    if ('reason' in read) this.row.problems.push({ index, ...read })
    else if (read.text !== '') {
      while (this.row.cells.length < index) this.row.cells.push('')
      this.row.cells[index] = read.text
    }
  }
}

/** `BC12` is column 54, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? 'A')
    column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
