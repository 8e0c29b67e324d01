import type { LexicalNode, LexicalState } from './entry'
import { joinLists } from './joinLists'
import { isInlineNode, lexicalChildren } from './lexicalChildren'
import type { NormalBlock, NormalBody, NormalLine } from './normalBody'
import { normaliseLines } from './normaliseLines'
import { normaliseLists } from './normaliseLists'

/**
 * @returns what a Lexical body means, without what an editor adds: direction, alignment, indent, ids, styles, text nodes
 * cut in pieces, spaces at the ends of lines, empty paragraphs and items, links that an editor makes of typed addresses.
 * Pictures, relations and links to documents have no place in a table; their text stays, they do not.
 * Equal results are equal bodies, however they came to be. Takes any JSON of nodes without throwing.
 */
export function normaliseLexical(state: LexicalState): NormalBody {
  return blocksOf(lexicalChildren(state?.root))
}

function blocksOf(nodes: readonly LexicalNode[]): NormalBlock[] {
  const blocks: NormalBlock[] = []
  let loose: LexicalNode[] = []
  for (const node of nodes) {
    if (isInlineNode(node)) {
      loose.push(node)
      continue
    }
    blocks.push(...paragraphsOf(loose), ...blockOf(node))
    loose = []
  }
  blocks.push(...paragraphsOf(loose))
  return joinLists(blocks)
}

function blockOf(node: LexicalNode): NormalBlock[] {
  if (node.type === 'list') return normaliseLists(node)
  if (node.type === 'horizontalrule') return [{ type: 'rule' }]
  if (node.type === 'heading') return headingOf(node)
  if (node.type === 'quote') return quoteOf(node)
  return blocksOf(lexicalChildren(node))
}

/** A heading is one line; its breaks become spaces. */
function headingOf(node: LexicalNode): NormalBlock[] {
  const lines = normaliseLines(lexicalChildren(node).map(breakToSpace)).filter(hasText)
  const level = Number(/^h([1-6])$/.exec(String(node.tag))?.[1] ?? 1)
  return lines.length > 0 ? [{ type: 'heading', level, lines }] : []
}

function breakToSpace(node: LexicalNode): LexicalNode {
  if (node.type === 'linebreak') return { type: 'text', version: 1, text: ' ' }
  if (typeof node.text === 'string')
    return { ...node, text: node.text.replace(/[\r\n\u000b\u000c\u0085\u2028\u2029]+/g, ' ') }
  return node.children ? { ...node, children: lexicalChildren(node).map(breakToSpace) } : node
}

function quoteOf(node: LexicalNode): NormalBlock[] {
  const lines = normaliseLines(lexicalChildren(node)).filter(hasText)
  return lines.length > 0 ? [{ type: 'quote', lines }] : []
}

/** An empty line inside a paragraph ends it. */
function paragraphsOf(nodes: readonly LexicalNode[]): NormalBlock[] {
  if (nodes.length === 0) return []
  const paragraphs: NormalLine[][] = [[]]
  for (const line of normaliseLines(nodes)) {
    if (hasText(line)) paragraphs.at(-1)?.push(line)
    else paragraphs.push([])
  }
  return paragraphs.filter((lines) => lines.length > 0).map((lines) => ({ type: 'paragraph', lines }))
}

function hasText(line: NormalLine): boolean {
  return line.length > 0
}
