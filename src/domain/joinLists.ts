import type { NormalBlock, NormalList } from './normalBody'

/** The largest number a list is counted to; above it stand years and telephone numbers. */
const LARGEST_NUMBER = 999

/**
 * Lists that follow one another read as one when nothing tells them apart: bullets after bullets, boxes after boxes,
 * numbers that go on counting. A numbered list that cannot be counted within 1 to 999 starts at 1.
 * @param afterText whether the first block has text above it that it can be indented below
 */
export function joinLists<Block extends NormalBlock>(blocks: readonly Block[], afterText = false): Block[] {
  settleIndents(blocks, afterText)
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (block.type === 'list') countFromOne(block)
    if (block.type === 'list' && last?.type === 'list' && goesOn(last, block)) last.items.push(...block.items)
    else joined.push(block)
  }
  return joined
}

/** A list that stands below no text has nothing to be indented from. */
function settleIndents(blocks: readonly NormalBlock[], afterText: boolean): void {
  let mayIndent = afterText
  for (const block of blocks) {
    if (block.type === 'list' && !mayIndent) delete block.indented
    mayIndent = block.type === 'paragraph' || (block.type === 'list' && block.indented === true)
  }
}

function goesOn(list: NormalList, next: NormalList): boolean {
  if (list.listType !== next.listType || list.indented !== next.indented) return false
  return list.listType !== 'number' || next.start === (list.start ?? 1) + list.items.length
}

function countFromOne(list: NormalList): void {
  if (list.listType !== 'number') return
  const start = list.start ?? 1
  const countable = Number.isInteger(start) && start >= 1 && start + list.items.length - 1 <= LARGEST_NUMBER
  list.start = countable ? start : 1
}
