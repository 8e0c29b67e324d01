import type { LexicalState } from '../domain/entry'
import { lexicalNodes } from './markdown/lexicalNodes'
import { readBody } from './markdown/readBody'

/** @returns the body that plain text or Markdown means, as @payloadcms/richtext-lexical stores it. Never throws. */
export function markdownToLexical(markdown: string): LexicalState {
  return lexicalNodes(readBody(markdown))
}
