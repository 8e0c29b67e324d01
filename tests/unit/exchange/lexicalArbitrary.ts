import fc from 'fast-check'

import type { LexicalNode, LexicalState } from '../../../src/domain/entry'

/** Pieces that Markdown, our own marks and plain Korean text fight over. */
const PIECES = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '\\',
    '{*',
    '*}',
    '{_',
    '_}',
    '{+',
    '+}',
    '{^',
    '~}',
    '{',
    '}',
  ],
  ...[
    '[',
    ']',
    '](',
    '](https://a.kr)',
    '(',
    ')',
    '<',
    '>',
    '<b>',
    '&amp;',
    '!',
    '|',
    '#',
    '# ',
    '-',
    '- ',
    '+ ',
    '* ',
  ],
  ...[
    '1. ',
    '2. ',
    '12. 31.',
    '2026. 8. 20.',
    '1) ',
    '02) ',
    '[ ] ',
    '[x] ',
    '---',
    '***',
    '> ',
    ' ',
    '  ',
    '\t',
    '\u3000',
  ],
  ...[
    '\u00a0',
    '가',
    '나다',
    '값은',
    'a',
    'file_name',
    '60~80%',
    '홍**님',
    '3*4',
    '"',
    "'",
    '·',
    '○',
    '※',
    '.',
    ',',
    ':',
    '1',
    '👍',
  ],
]
const piece = fc.constantFrom(...PIECES)
export const nastyLine = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''))
export const nastyText = fc
  .array(fc.tuple(fc.constantFrom('', '', ' ', '  ', '   ', '    ', '\t'), nastyLine), { maxLength: 8 })
  .chain((lines) =>
    fc.constantFrom('\n', '\n', '\n\n').map((gap) => lines.map(([indent, line]) => indent + line).join(gap)),
  )

const text: fc.Arbitrary<LexicalNode> = fc.record({
  type: fc.constant('text'),
  version: fc.constant(1),
  text: fc.oneof(nastyLine, fc.constantFrom('가나', '다 ', ' 라', '마')),
  format: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 127 }) },
  ),
})
const breakNode: fc.Arbitrary<LexicalNode> = fc.constant({ type: 'linebreak', version: 1 })
const tab: fc.Arbitrary<LexicalNode> = fc.constant({ type: 'tab', version: 1, text: '\t', format: 0 })
const url = fc.constantFrom(
  'https://www.gov.kr',
  'https://a.kr/x_y(z)?a=1&copy;=2&amp;b',
  'https://a.kr/a b',
  'https://a.kr/*a*\\_<b>',
  'tel:02-120',
  'javascript:alert(1)',
  '#가',
)
const link: fc.Arbitrary<LexicalNode> = fc
  .record({
    type: fc.constantFrom('link', 'autolink'),
    url,
    children: fc.array(fc.oneof(text, text, breakNode), { maxLength: 3 }),
  })
  .map(({ type, url, children }) => ({ type, version: 3, fields: { linkType: 'custom', url }, children }))
const inlines = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 2, arbitrary: breakNode },
    { weight: 1, arbitrary: tab },
    { weight: 1, arbitrary: link },
  ),
  { maxLength: 6 },
)

const leafBlock: fc.Arbitrary<LexicalNode> = fc.oneof(
  inlines.map((children) => ({ type: 'paragraph', version: 1, children })),
  inlines.map((children) => ({ type: 'quote', version: 1, children })),
  fc
    .tuple(inlines, fc.integer({ min: 1, max: 6 }))
    .map(([children, level]) => ({ type: 'heading', version: 1, tag: `h${level}`, children })),
  fc.constant({ type: 'horizontalrule', version: 1 }),
)

const { list } = fc.letrec<{ list: LexicalNode; item: LexicalNode }>((tie) => ({
  list: fc
    .record({
      listType: fc.constantFrom('bullet', 'number', 'check'),
      start: fc.integer({ min: 0, max: 12 }),
      children: fc.array(tie('item'), { minLength: 1, maxLength: 4 }),
    })
    .map((fields) => ({ type: 'list', version: 1, ...fields })),
  item: fc.oneof(
    { maxDepth: 2 },
    fc
      .record({ children: inlines, checked: fc.boolean() })
      .map((fields) => ({ type: 'listitem', version: 1, ...fields })),
    tie('list').map((nested) => ({ type: 'listitem', version: 1, children: [nested] })),
    fc
      .tuple(inlines, tie('list'))
      .map(([own, nested]) => ({ type: 'listitem', version: 1, children: [...own, nested] })),
  ),
}))

/** Any body the admin's editor can produce, with texts that are hard to write. */
export const lexicalState: fc.Arbitrary<LexicalState> = fc
  .array(fc.oneof({ weight: 2, arbitrary: leafBlock }, { weight: 1, arbitrary: list }), { maxLength: 5 })
  .map((children) => ({ root: { type: 'root', version: 1, children } }))
