import type { LexicalNode, LexicalState } from '../../domain/entry'
import type { NormalBlock, NormalBody, NormalItem, NormalLine, NormalList, NormalRun } from '../../domain/normalBody'

const TAGS = { bullet: 'ul', check: 'ul', number: 'ol' } as const

/** @returns the body as @payloadcms/richtext-lexical 3.90 stores it, with the fields its editor writes. */
export function lexicalNodes(body: NormalBody): LexicalState {
  const children = body.flatMap((block, index) => {
    const node = blockNode(block)
    return isNumbered(body[index - 1]) && isNumbered(block) ? [paragraphNode([]), node] : [node]
  })
  return { root: { ...element('root', children), children } }
}

/** The editor joins numbered lists that touch and counts on; an empty paragraph keeps them apart. */
function isNumbered(block: NormalBlock | undefined): boolean {
  return block?.type === 'list' && block.listType === 'number'
}

/** The editor notes how a paragraph's first text looks. */
function paragraphNode(lines: readonly NormalLine[]): LexicalNode {
  const first = lines[0]?.[0]
  const textFormat = first?.url === undefined ? (first?.format ?? 0) : 0
  return element('paragraph', lineNodes(lines), { textFormat, textStyle: '' })
}

function blockNode(block: NormalBlock): LexicalNode {
  switch (block.type) {
    case 'rule':
      return { type: 'horizontalrule', version: 1 }
    case 'heading':
      return element('heading', lineNodes(block.lines), { tag: `h${block.level}` })
    case 'quote':
      return element('quote', lineNodes(block.lines))
    case 'list':
      return listNode(block, 0)
    case 'paragraph':
      return paragraphNode(block.lines)
  }
}

/** Lexical keeps a nested list in an item of its own, after the item it belongs to; an indented one after none. */
function listNode({ indented, ...list }: NormalList, depth: number): LexicalNode {
  if (indented) {
    const item = element('listitem', [listNode(list, depth + 1)], { indent: depth, value: 1 })
    return element('list', [item], { listType: list.listType, start: 1, tag: TAGS[list.listType] })
  }
  const start = list.start ?? 1
  const items = list.items.flatMap((item, index) => itemNodes(item, start + index, depth))
  return element('list', items, { listType: list.listType, start, tag: TAGS[list.listType] })
}

function itemNodes(item: NormalItem, value: number, depth: number): LexicalNode[] {
  const box = item.checked === undefined ? {} : { checked: item.checked }
  const own = element('listitem', lineNodes(item.lines), { indent: depth, value, ...box })
  const nested = (item.lists ?? []).map((list) =>
    element('listitem', [listNode(list, depth + 1)], { indent: depth, value: value + 1 }),
  )
  return [own, ...nested]
}

function lineNodes(lines: readonly NormalLine[]): LexicalNode[] {
  return lines.flatMap((line, index) => {
    const nodes = linked(line)
    return index === 0 ? nodes : [{ type: 'linebreak', version: 1 }, ...nodes]
  })
}

/** Runs with one address stand in one link. */
function linked(line: NormalLine): LexicalNode[] {
  const nodes: LexicalNode[] = []
  let url: string | undefined
  for (const run of line) {
    const last = nodes.at(-1)
    if (run.url === undefined) nodes.push(textNode(run))
    else if (run.url === url) last?.children?.push(textNode(run))
    else nodes.push(linkNode(run.url, [textNode(run)]))
    url = run.url
  }
  return nodes
}

function linkNode(url: string, children: LexicalNode[]): LexicalNode {
  return { ...element('link', children), version: 3, fields: { linkType: 'custom', newTab: false, url } }
}

function textNode(run: NormalRun): LexicalNode {
  return { type: 'text', version: 1, text: run.text, format: run.format ?? 0, detail: 0, mode: 'normal', style: '' }
}

function element(type: string, children: LexicalNode[], more: Record<string, unknown> = {}): LexicalNode {
  return { type, version: 1, children, direction: null, format: '', indent: 0, ...more }
}
