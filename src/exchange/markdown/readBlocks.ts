import type { RawBlock, RawItem, RawList } from './blocks'
import { isBullet, lineKind, type LineKind } from './lineKind'

const CHECKBOX = /^\[([ xX])\][ \t]+(.+)$/
/** Columns by which a line must stand further in than an item to be nested in it. */
const NESTING = 2

interface OpenItem {
  indent: number
  item: RawItem
  /** Column of the last line below the item's first. */
  textIndent?: number
}

/**
 * @returns the blocks of plain text or Markdown, by the rules that plain Korean text needs: a line break stays one, two
 * spaces nest, a line at the margin ends a list, and only what surely is markup is markup. Linear in the text's length.
 */
export function readBlocks(text: string): RawBlock[] {
  const lines = text.split('\n').map(measure)
  const kinds = lines.map((line) => lineKind(line.text))
  const reader = new BlockReader()
  lines.forEach((line, index) => {
    const kind = kinds[index]
    if (line.text === '' || !kind) reader.blank()
    else if (kind.kind === 'bullet' && isBullet(kinds, index)) reader.bullet(line.indent, kind.text)
    else if (kind.kind === 'number' && reader.canCount(line.indent, kind.number)) reader.number(line.indent, kind)
    else reader.text(line, kind)
  })
  return reader.blocks
}

function measure(line: string): { indent: number; text: string } {
  let start = 0
  let indent = 0
  for (; line[start] === ' ' || line[start] === '\t'; start += 1) indent += line[start] === ' ' ? 1 : 4 - (indent % 4)
  let end = line.length
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return { indent, text: line.slice(start, end) }
}

class BlockReader {
  readonly blocks: RawBlock[] = []
  private readonly open: OpenItem[] = []
  private afterBlank = true
  /** Column of the last line of a paragraph. */
  private textIndent = 0

  blank(): void {
    this.afterBlank = true
  }

  bullet(indent: number, text: string): void {
    const box = CHECKBOX.exec(text)
    const item = { checked: box?.[1] === 'x' || box?.[1] === 'X', lines: [box?.[2] ?? text], lists: [] }
    this.add(indent, item, (list) => list.listType === (box ? 'check' : 'bullet'), {
      type: 'list',
      listType: box ? 'check' : 'bullet',
      start: 1,
      indented: false,
      items: [],
    })
  }

  number(indent: number, { number, text }: Extract<LineKind, { kind: 'number' }>): void {
    const item = { checked: false, lines: [text], lists: [] }
    const fits = this.afterBlank
      ? countsOn
      : (list: RawList, next: number) => countsOn(list, next) || repeats(list, next)
    this.add(indent, item, (list) => fits(list, number), {
      type: 'list',
      listType: 'number',
      start: number,
      indented: false,
      items: [],
    })
  }

  /** Inside a sentence `3. 1` is no list; only 1, the next of a list, or a number after an empty line begins an item. */
  canCount(indent: number, number: number): boolean {
    if (number === 1 || this.afterBlank) return true
    return this.listsAt(indent).at(-1)?.type === 'list'
  }

  text(line: { indent: number; text: string }, kind: LineKind): void {
    const margin = this.afterBlank ? NESTING - 1 : 0
    while (this.open.length > 0 && line.indent <= (this.open.at(-1)?.indent ?? 0) + margin) this.open.pop()
    const owner = this.open.at(-1)
    if (owner) lastItem(owner.item).lines.push(line.text)
    else this.block(line.text, kind)
    if (owner) owner.textIndent = line.indent
    else this.textIndent = line.indent
    this.afterBlank = false
  }

  private block(text: string, kind: LineKind): void {
    const last = this.afterBlank ? undefined : this.blocks.at(-1)
    if (kind.kind === 'heading') this.blocks.push({ type: 'heading', level: kind.level, lines: [kind.text] })
    else if (kind.kind === 'rule') this.blocks.push({ type: 'rule' })
    else if (kind.kind === 'quote' && last?.type === 'quote') last.lines.push(kind.text)
    else if (kind.kind === 'quote' && kind.text !== '') this.blocks.push({ type: 'quote', lines: [kind.text] })
    else if (last?.type === 'paragraph') last.lines.push(text)
    else this.blocks.push({ type: 'paragraph', lines: [text] })
  }

  private add(indent: number, item: RawItem, fits: (list: RawList) => boolean, fresh: RawList): void {
    this.close(indent)
    const siblings = this.open.at(-1)?.item.lists ?? this.blocks
    const last = siblings.at(-1)
    fresh.indented = this.isIndented(indent, last)
    const list = last?.type === 'list' && last.indented === fresh.indented && fits(last) ? last : fresh
    if (list === fresh) siblings.push(fresh)
    list.items.push(item)
    this.open.push({ indent, item })
    this.afterBlank = false
  }

  private close(indent: number): void {
    while (this.open.length > 0 && indent < (this.open.at(-1)?.indent ?? 0) + NESTING) this.open.pop()
  }

  /** Below `1) 첫째` and other text that is no item, a list may stand further in. */
  private isIndented(indent: number, last: RawBlock | undefined): boolean {
    const owner = this.open.at(-1)
    const textIndent = owner ? owner.textIndent : this.textIndent
    if (textIndent === undefined || indent < textIndent + NESTING) return false
    if (last?.type === 'list') return last.indented
    return owner !== undefined || last?.type === 'paragraph'
  }

  private listsAt(indent: number): readonly RawBlock[] {
    const owner = this.open.findLast((open) => indent >= open.indent + NESTING)
    return owner?.item.lists ?? this.blocks
  }
}

function countsOn(list: RawList, number: number): boolean {
  return list.listType === 'number' && number === list.start + list.items.length
}

/** Some write `1. 1. 1.` and let the reader count. */
function repeats(list: RawList, number: number): boolean {
  if (list.listType !== 'number' || number !== 1 || list.start !== 1) return false
  if (list.items.length > 1 && !list.repeating) return false
  list.repeating = true
  return true
}

/** What follows a nested list in an item is read after it. */
function lastItem(item: RawItem): RawItem {
  const nested = item.lists.at(-1)?.items.at(-1)
  return nested ? lastItem(nested) : item
}
