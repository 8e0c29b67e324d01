import type { SnippetPart } from '../../domain/lookup'
import type { SearchDocument } from '../../domain/searchDocument'
import { TEXT_PARTS, type TextPart } from '../../domain/entry'
import { isMeant } from '../query/isMeant'
import { SIDE_QUESTIONS } from '../query/sideQuestions'
import type { ReadQuery } from '../query/types'

/** A snippet's usual length, in UTF-16 units. */
const LENGTH = 110
/** How far back from the first match a sentence's beginning is looked for. */
const LOOK_BACK = 40
const SENTENCE_END = /[.!?\n]/
const UNEVEN_SPACE = /[^\S ]| {2}/
/** Half a surrogate pair, where a cut went through one. */
const HALF_PAIR = /^[\udc00-\udfff]|[\ud800-\udbff]$/

/**
 * @returns a pattern of what to highlight: subject words without particles, and the office words that stand for callers'
 * words; undefined when there is nothing to look for. A district or office that became a filter is on every row and shows
 * nothing.
 */
export function highlightPattern(query: ReadQuery): RegExp | undefined {
  const found = new Set<string>()
  for (const { role, stem } of query.words) if (role === 'subject') addTerm(stem, found)
  for (const expansion of query.expansions) {
    if (expansion.source === 'side' || isMeant(expansion)) addTerm(expansion.word, found)
  }
  if (found.size === 0) return undefined
  const longestFirst = [...found].sort((a, b) => b.length - a.length).map(escapePattern)
  const pattern = longestFirst.join('|')
  // Folding case costs a lot and means nothing for Hangul.
  return new RegExp(pattern, pattern.toUpperCase() === pattern.toLowerCase() ? 'g' : 'gi')
}

function addTerm(term: string, into: Set<string>): void {
  if (term.length >= 2) into.add(term)
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
}

/**
 * @returns the piece of a document that shows best why it was found, matches marked; its beginning when nothing matches.
 * When a side question is asked and its part is filled, that part is shown: it is the answer.
 */
export function snippetOf(document: SearchDocument, query: ReadQuery, pattern: RegExp | undefined): SnippetPart[] {
  const part = query.side && SIDE_QUESTIONS[query.side].part
  const answer = part && document.parts[part]
  if (answer) return mark(cut(labelled(part, answer), 0), pattern)
  const body = document.body || Object.values(document.parts)[0] || document.aliases.join(', ')
  if (!pattern) return mark(cut(body, 0), undefined)
  pattern.lastIndex = 0
  const first = pattern.exec(body)
  return mark(cut(body, first ? sentenceStart(body, first.index) : 0), pattern)
}

function labelled(part: TextPart, text: string): string {
  return `${TEXT_PARTS[part]}: ${text}`
}

function sentenceStart(text: string, at: number): number {
  const earliest = Math.max(0, at - LOOK_BACK)
  for (let i = at; i > earliest; i--) if (SENTENCE_END.test(text.charAt(i - 1))) return i
  return earliest
}

/** Cuts LENGTH units from `from` on, never through a surrogate pair, with an ellipsis where something was left off. */
function cut(text: string, from: number): string {
  let piece = text.slice(from, from + LENGTH).trim()
  if (HALF_PAIR.test(piece)) piece = piece.toWellFormed().replaceAll('\ufffd', '')
  if (UNEVEN_SPACE.test(piece)) piece = piece.replace(/\s+/g, ' ')
  const before = from > 0 && !SENTENCE_END.test(text.charAt(from - 1)) ? '…' : ''
  return `${before}${piece}${from + LENGTH < text.length ? '…' : ''}`
}

function mark(text: string, pattern: RegExp | undefined): SnippetPart[] {
  if (text === '') return []
  if (!pattern) return [{ text }]
  const parts: SnippetPart[] = []
  let from = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: match[0], match: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
