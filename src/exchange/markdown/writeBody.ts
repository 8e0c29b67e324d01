import type { NormalBlock, NormalBody, NormalItem, NormalList } from '../../domain/normalBody'
import { isBullet, lineKind } from './lineKind'
import { writeInline } from './writeInline'

const CHECKBOX_START = /^\[[ xX]\][ \t]/
const NUMBER_START = /^(\d+)\./

/** @returns the body as text that `readBody` reads back the same, with as few marks as it takes. */
export function writeBody(body: NormalBody): string {
  let text = ''
  body.forEach((block, index) => {
    const before = body[index - 1]
    if (before) text += isIntroduction(before, block) ? '\n' : '\n\n'
    text += writeBlock(block).join('\n')
  })
  return text
}

/** A list stands directly below its introduction, as people type it. */
function isIntroduction(before: NormalBlock, block: NormalBlock): boolean {
  return before.type === 'paragraph' && block.type === 'list' && followsText(block)
}

/** A number other than 1 in the line after a text is read as part of it. */
function followsText(list: NormalList): boolean {
  return list.listType !== 'number' || list.start === 1
}

function writeBlock(block: NormalBlock): string[] {
  if (block.type === 'rule') return ['---']
  if (block.type === 'list') return writeList(block)
  const lines = writeInline(block.lines)
  if (block.type === 'heading') return lines.map((line) => `${'#'.repeat(block.level)} ${line}`)
  if (block.type === 'quote') return lines.map((line) => `> ${line}`)
  return escapeStarts(lines, 'paragraph')
}

function writeList(list: NormalList): string[] {
  const lines = list.items.flatMap((item, index) => writeItem(item, marker(list, item, index)))
  return list.indented ? lines.map(indentBy(2)) : lines
}

const indentBy =
  (columns: number) =>
  (line: string): string =>
    line === '' ? '' : ' '.repeat(columns) + line

function marker(list: NormalList, item: NormalItem, index: number): string {
  if (list.listType === 'number') return `${(list.start ?? 1) + index}. `
  if (list.listType === 'check') return item.checked ? '- [x] ' : '- [ ] '
  return '- '
}

function writeItem(item: NormalItem, mark: string): string[] {
  const [first = '', ...others] = writeInline(item.lines)
  const columns = mark.startsWith('-') ? 2 : mark.length
  const nested = (item.lists ?? []).flatMap((list, index) => {
    return index === 0 && followsText(list) ? writeList(list) : ['', ...writeList(list)]
  })
  const further = [...escapeStarts(others, 'item'), ...nested].map(indentBy(columns))
  return [mark + escapeFirst(first, mark), ...further]
}

/** What would be read as a box, or as the day of a date, right after an item's mark. */
function escapeFirst(line: string, mark: string): string {
  if (mark === '- ' && CHECKBOX_START.test(line)) return `\\${line}`
  if (mark.endsWith('. ') && lineKind(mark + line).kind !== 'number') return line.replace(NUMBER_START, '$1\\.')
  return line
}

function escapeStarts(lines: readonly string[], place: 'paragraph' | 'item'): string[] {
  const kinds = lines.map(lineKind)
  return lines.map((line, index) => {
    const kind = kinds[index] ?? { kind: 'text' }
    if (kind.kind === 'bullet') return isBullet(kinds, index) ? `\\${line}` : line
    if (kind.kind === 'number') {
      const begins = kind.number === 1 || (place === 'paragraph' && index === 0)
      return begins ? line.replace(NUMBER_START, '$1\\.') : line
    }
    return kind.kind === 'text' || place === 'item' ? line : `\\${line}`
  })
}
