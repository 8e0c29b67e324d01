import { XmlReader } from './XmlReader'
import type { ZipArchive } from './ZipArchive'

/** Excel's built-in formats that show days or times; 27 to 36 and 50 to 58 are the Korean and Japanese ones. */
const BUILT_IN: [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** @returns the numbers of the styles (a cell's `s`) that show a number as a day or a time. */
export async function dateStyles(archive: ZipArchive, styles: string): Promise<ReadonlySet<number>> {
  const own = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  const reader = new XmlReader({
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) formats.push(Number(numFmtId))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  await reader.readAll(archive.text(styles))
  return new Set(formats.flatMap((format, style) => (showsDate(format, own.get(format)) ? [style] : [])))
}

function showsDate(format: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.some(([first, last]) => format >= first && format <= last)
  const [positive = ''] = code.split(';')
  const marks = positive.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(marks.replace(/general/gi, ''))
}
