import { cleanText } from '../../domain/cleanText'
import { joinLists } from '../../domain/joinLists'
import type { NormalBlock, NormalBody, NormalItem, NormalList } from '../../domain/normalBody'
import type { RawBlock, RawItem, RawList } from './blocks'
import { readBlocks } from './readBlocks'
import { readInline } from './readInline'

/** @returns what plain text or Markdown means. Never throws; linear in the text's length but for hostile markup. */
export function readBody(markdown: string): NormalBody {
  return joinLists(readBlocks(cleanText(markdown)).flatMap(readBlock))
}

function readBlock(block: RawBlock): NormalBlock[] {
  if (block.type === 'rule') return [block]
  if (block.type === 'list') return readList(block)
  const lines = readInline(block.lines)
  return lines.length > 0 ? [{ ...block, lines }] : []
}

function readList({ listType, start, indented, items }: RawList): NormalList[] {
  const list: NormalList = { type: 'list', listType, items: items.map((item) => readItem(item, listType === 'check')) }
  if (listType === 'number') list.start = start
  if (indented) list.indented = true
  return [list]
}

function readItem(item: RawItem, withBox: boolean): NormalItem {
  const read: NormalItem = { lines: readInline(item.lines) }
  if (withBox) read.checked = item.checked
  if (item.lists.length > 0) read.lists = joinLists(item.lists.flatMap(readList), read.lines.length > 1)
  return read
}
