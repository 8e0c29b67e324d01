import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { LexicalNode, LexicalState } from '../../../src/domain/entry'
import { normaliseLexical } from '../../../src/domain/normaliseLexical'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'
import { lexicalState } from './lexicalArbitrary'

const body = (...children: object[]): LexicalState => ({
  root: { type: 'root', version: 1, children: children as LexicalNode[] },
})
const paragraph = (...children: object[]) => ({ type: 'paragraph', version: 1, children })
const text = (value: string, format = 0) => ({ type: 'text', version: 1, text: value, format })
const lineBreak = { type: 'linebreak', version: 1 }

describe('what a body means', () => {
  it('should not depend on direction, alignment, indent and the order of keys', () => {
    const saved = body({ textStyle: '', indent: 2, format: 'center', direction: 'ltr', ...paragraph(text('가')) })
    expect(normaliseLexical(saved)).toEqual(normaliseLexical(markdownToLexical('가')))
  })

  it('should not depend on how text is cut into nodes', () => {
    const cut = body(paragraph(text('가', 1), text('나', 1), text('', 2), text(' 다')))
    expect(normaliseLexical(cut)).toEqual([
      { type: 'paragraph', lines: [[{ text: '가나', format: 1 }, { text: ' 다' }]] },
    ])
  })

  it('should see an empty line in a paragraph as the beginning of the next one', () => {
    const typed = body(paragraph(text('가'), lineBreak, lineBreak, text('나')))
    expect(normaliseLexical(typed)).toEqual(normaliseLexical(body(paragraph(text('가')), paragraph(text('나')))))
  })

  it('should leave out empty paragraphs, items and spaces at the ends of lines', () => {
    const typed = body(paragraph(), paragraph(text('  ')), paragraph(text(' 가 '), lineBreak, text('나\t')))
    expect(normaliseLexical(typed)).toEqual(normaliseLexical(markdownToLexical('가\n나')))
  })

  it('should take an address that the editor made a link of for text', () => {
    const autolink = { type: 'autolink', version: 2, fields: { url: 'https://a.kr' }, children: [text('https://a.kr')] }
    expect(normaliseLexical(body(paragraph(autolink)))).toEqual(normaliseLexical(markdownToLexical('https://a.kr')))
  })

  it('should not count a bold space', () => {
    const typed = body(paragraph(text('가 ', 1), text('나')))
    expect(normaliseLexical(typed)).toEqual(normaliseLexical(markdownToLexical('**가** 나')))
  })

  it('should keep an underlined blank, which is a line to write on', () => {
    expect(normaliseLexical(body(paragraph(text('이름: '), text('    ', 8))))).toEqual([
      { type: 'paragraph', lines: [[{ text: '이름: ' }, { text: '    ', format: 8 }]] },
    ])
  })

  it('should tell different bodies apart', () => {
    const bodies = [
      '가',
      '가나',
      '**가**',
      '- 가',
      '1. 가',
      '2. 가',
      '- [ ] 가',
      '- [x] 가',
      '# 가',
      '## 가',
      '> 가',
      '가\n나',
      '가\n\n나',
    ]
    const seen = new Set(bodies.map((typed) => JSON.stringify(normaliseLexical(markdownToLexical(typed)))))
    expect(seen.size).toBe(bodies.length)
  })

  it.each([
    ['nothing', undefined],
    ['no root', {}],
    ['children that are none', { root: { children: [null, 1, 'x', { type: 'text' }, { type: 'list', children: 3 }] } }],
  ])('should take %s without throwing', (_, state) => {
    expect(normaliseLexical(state as unknown as LexicalState)).toEqual([])
  })

  it('should be the same whichever key comes first', () => {
    fc.assert(
      fc.property(lexicalState, (state) => {
        expect(normaliseLexical(reversed(state) as LexicalState)).toEqual(normaliseLexical(state))
      }),
      { numRuns: 200 },
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
