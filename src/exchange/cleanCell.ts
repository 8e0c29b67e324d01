import { cleanText } from '../domain/cleanText'
import { fromCell } from './cellText'

/**
 * @returns the text of a cell: the export's apostrophe taken off, NFC, `\n` line breaks, no control characters (tabs stay),
 * no spaces and line breaks at its ends. A tab at the beginning stays: the table takes it for text.
 */
export function cleanCell(cell: string): string {
  const text = cleanText(fromCell(cell))
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const start = text.slice(0, text.indexOf(trimmed[0] ?? ''))
  return /\t/.test(start) ? start.replace(/[^\t]/g, '') + trimmed : trimmed
}
