import { cleanText } from './cleanText'
import type { LexicalNode } from './entry'
import { isInlineNode, lexicalChildren } from './lexicalChildren'
import { linkUrl } from './linkUrl'
import type { NormalLine } from './normalBody'
import { tidyRuns, type Run } from './tidyRuns'

/** The looks that are kept: what the admin's editor offers. */
const KEPT = 127

/** @returns the lines that the nodes show, tidy; empty lines are `[]`. */
export function normaliseLines(nodes: readonly LexicalNode[]): NormalLine[] {
  const lines: Run[][] = [[]]
  collect(nodes, '', lines)
  return lines.map(tidyRuns)
}

function collect(nodes: readonly LexicalNode[], url: string, lines: Run[][]): void {
  for (const node of nodes) {
    if (node.type === 'linebreak') lines.push([])
    else if (node.type === 'text' || node.type === 'tab') collectText(node, url, lines)
    else if (node.type === 'link') collect(lexicalChildren(node), linkUrl(node) ?? url, lines)
    else if (isInlineNode(node)) collect(lexicalChildren(node), url, lines)
    else collectBlock(node, url, lines)
  }
}

function collectText(node: LexicalNode, url: string, lines: Run[][]): void {
  if (typeof node.text !== 'string') return
  const format = typeof node.format === 'number' ? node.format & KEPT : 0
  const [first = '', ...others] = cleanText(node.text).split('\n')
  lines.at(-1)?.push({ text: first, format, url })
  for (const text of others) lines.push([{ text, format, url }])
}

/** A block where only lines can stand takes lines of its own. */
function collectBlock(node: LexicalNode, url: string, lines: Run[][]): void {
  const children = lexicalChildren(node)
  if (children.length === 0) return
  if (lines.at(-1)?.some((run) => run.text !== '')) lines.push([])
  collect(children, url, lines)
  lines.push([])
}
