import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { normaliseLexical } from '../../../src/domain/normaliseLexical'
import { lexicalToMarkdown } from '../../../src/exchange/lexicalToMarkdown'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'
import { lexicalState, nastyText } from './lexicalArbitrary'

const RUNS = Number(process.env.FC_RUNS ?? 1500)

describe('Markdown and Lexical, there and back', () => {
  it('should settle after the first round, whatever was typed', () => {
    fc.assert(
      fc.property(nastyText, (typed) => {
        const first = lexicalToMarkdown(markdownToLexical(typed))
        expect(lexicalToMarkdown(markdownToLexical(first))).toBe(first)
        expect(normaliseLexical(markdownToLexical(first))).toEqual(normaliseLexical(markdownToLexical(typed)))
      }),
      { numRuns: RUNS },
    )
  })

  it('should carry every body the editor can produce', () => {
    fc.assert(
      fc.property(lexicalState, (state) => {
        const back = markdownToLexical(lexicalToMarkdown(state))
        expect(normaliseLexical(back)).toEqual(normaliseLexical(state))
      }),
      { numRuns: RUNS },
    )
  })
})
