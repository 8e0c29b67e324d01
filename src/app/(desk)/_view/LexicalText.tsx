import { createElement, Fragment, type ReactNode } from 'react'
import type { LexicalNode, LexicalState } from '../../../domain/entry'

/**
 * An answer's Lexical state as React elements. Nothing of it reaches the page as markup: every node type has its element
 * here, what is not known shows its children, and addresses other than http(s) are plain text.
 */
export function LexicalText({ state }: { state: LexicalState }) {
  return <div className="prose">{childrenOf(state.root)}</div>
}

function childrenOf(node: LexicalNode): ReactNode[] {
  return (node.children ?? []).map((child, index) => <Fragment key={index}>{elementOf(child)}</Fragment>)
}

function elementOf(node: LexicalNode): ReactNode {
  switch (node.type) {
    case 'text':
      return formatted(node)
    case 'linebreak':
      return <br />
    case 'tab':
      return '\t'
    case 'paragraph':
      return node.children?.length ? <p>{childrenOf(node)}</p> : null
    case 'heading':
      return createElement(headingTag(node.tag), null, childrenOf(node))
    case 'quote':
      return <blockquote>{childrenOf(node)}</blockquote>
    case 'horizontalrule':
      return <hr />
    case 'list':
      return listOf(node)
    case 'listitem':
      return itemOf(node)
    case 'link':
    case 'autolink':
      return linkOf(node)
    case 'table':
      return (
        <div className="prose-table">
          <table>
            <tbody>{childrenOf(node)}</tbody>
          </table>
        </div>
      )
    case 'tablerow':
      return <tr>{childrenOf(node)}</tr>
    case 'tablecell':
      return cellOf(node)
    default:
      return childrenOf(node)
  }
}

/** The answer stands under the article's own headings (h2 for the title, h3 for the parts). */
function headingTag(tag: unknown): 'h4' | 'h5' {
  return tag === 'h1' || tag === 'h2' ? 'h4' : 'h5'
}

function listOf(node: LexicalNode): ReactNode {
  if (node.listType !== 'number') return <ul>{childrenOf(node)}</ul>
  return <ol start={numberOf(node.start, 1)}>{childrenOf(node)}</ol>
}

/** Lexical wraps a nested list in an item of its own, which has no mark. */
function itemOf(node: LexicalNode): ReactNode {
  const isWrapper = node.children?.length === 1 && node.children[0]?.type === 'list'
  return isWrapper ? <li className="prose-nested">{childrenOf(node)}</li> : <li>{childrenOf(node)}</li>
}

function linkOf(node: LexicalNode): ReactNode {
  const fields = node.fields as { url?: unknown } | undefined
  const url = fields?.url ?? node.url
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) return childrenOf(node)
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {childrenOf(node)}
    </a>
  )
}

function cellOf(node: LexicalNode): ReactNode {
  const spans = { colSpan: numberOf(node.colSpan, 1), rowSpan: numberOf(node.rowSpan, 1) }
  if (numberOf(node.headerState, 0) > 0) return <th {...spans}>{childrenOf(node)}</th>
  return <td {...spans}>{childrenOf(node)}</td>
}

/** Lexical's format bits, innermost first. */
const FORMATS = [
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [8, 'u'],
  [4, 's'],
  [2, 'em'],
  [1, 'strong'],
] as const

function formatted(node: LexicalNode): ReactNode {
  const format = numberOf(node.format, 0)
  const text = typeof node.text === 'string' ? node.text : ''
  return FORMATS.reduce<ReactNode>(
    (inner, [bit, tag]) => (format & bit ? createElement(tag, null, inner) : inner),
    text,
  )
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
