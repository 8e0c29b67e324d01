import { TEXT_PARTS, type TextPart } from '../../../domain/entry'
import type { EntryView } from '../../../domain/entryView'

/** One line of two answers side by side. */
export interface ComparedPart {
  part: TextPart | 'phones'
  name: string
  left: string
  right: string
  differs: boolean
}

/** What districts differ in, in the order an answer shows it. */
const COMPARED: readonly TextPart[] = [
  'eligibility',
  'howToApply',
  'papers',
  'fee',
  'term',
  'hours',
  'exceptions',
  'basis',
]

/** @returns the parts that at least one of the two has, with those marked that read differently; spaces don't count. */
export function compareEntries(left: EntryView, right: EntryView): ComparedPart[] {
  const parts = COMPARED.map((part) => {
    return { part, name: TEXT_PARTS[part], left: left[part].trim(), right: right[part].trim() }
  })
  const phones = { part: 'phones' as const, name: '전화', left: phonesOf(left), right: phonesOf(right) }
  return [...parts, phones]
    .filter((part) => part.left !== '' || part.right !== '')
    .map((part) => ({ ...part, differs: squeeze(part.left) !== squeeze(part.right) }))
}

function phonesOf(entry: EntryView): string {
  return entry.phones.map(({ name, number, hours }) => [name, number, hours].filter(Boolean).join(' ')).join('\n')
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}
