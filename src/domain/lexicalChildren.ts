import type { LexicalNode } from './entry'

const INLINE_TYPES = new Set(['text', 'tab', 'linebreak', 'link', 'autolink'])

/** @returns the node's children, `[]` for none; whatever is no node is left out, so that foreign JSON does no harm. */
export function lexicalChildren(node: LexicalNode | null | undefined): readonly LexicalNode[] {
  const children: unknown = node?.children
  return Array.isArray(children) ? children.filter(isNode) : []
}

const isNode = (child: unknown): child is LexicalNode => typeof child === 'object' && child !== null

/** @returns whether the node stands within a line. */
export function isInlineNode(node: LexicalNode): boolean {
  return INLINE_TYPES.has(node.type)
}
