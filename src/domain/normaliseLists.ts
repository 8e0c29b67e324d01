import type { LexicalNode } from './entry'
import { joinLists } from './joinLists'
import { lexicalChildren } from './lexicalChildren'
import type { NormalItem, NormalList, NormalListType } from './normalBody'
import { normaliseLines } from './normaliseLines'

/**
 * @returns a Lexical list as it reads. Lexical keeps a nested list in an item of its own after the one it belongs to;
 * here it belongs to that item. Items without text are left out; a nested list with no item to belong to is a list of its
 * own, indented. Whoever knows what stands above joins the lists.
 */
export function normaliseLists(list: LexicalNode): NormalList[] {
  const listType = listTypeOf(list)
  const lists: NormalList[] = []
  let start = typeof list.start === 'number' ? list.start : 1
  let items: NormalItem[] = []

  function close(): void {
    if (items.length > 0)
      lists.push(listType === 'number' ? { type: 'list', listType, start, items } : { type: 'list', listType, items })
    start += items.length
    items = []
  }

  for (const node of lexicalChildren(list)) {
    const children = node.type === 'listitem' ? lexicalChildren(node) : [node]
    const lines = normaliseLines(children.filter((child) => child.type !== 'list')).filter((line) => line.length > 0)
    const nested = children.filter((child) => child.type === 'list').flatMap(normaliseLists)
    if (lines.length > 0) items.push(listType === 'check' ? { checked: node.checked === true, lines } : { lines })
    if (nested.length === 0) continue
    const owner = items.at(-1)
    if (owner) owner.lists = joinLists([...(owner.lists ?? []), ...nested], owner.lines.length > 1)
    else {
      close()
      lists.push(...nested.map((own) => ({ ...own, indented: true as const })))
    }
  }
  close()
  return lists
}

function listTypeOf(list: LexicalNode): NormalListType {
  if (list.listType === 'number' || list.listType === 'check') return list.listType
  return 'bullet'
}
