import type { LexicalState } from '../domain/entry'
import { normaliseLexical } from '../domain/normaliseLexical'
import { writeBody } from './markdown/writeBody'

/** @returns the body as the text that `markdownToLexical` reads back with the same meaning. Never throws. */
export function lexicalToMarkdown(state: LexicalState): string {
  return writeBody(normaliseLexical(state))
}
