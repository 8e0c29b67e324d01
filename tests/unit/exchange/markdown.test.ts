import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { lexicalToPlainText } from '../../../src/domain/lexicalToPlainText'
import { normaliseLexical } from '../../../src/domain/normaliseLexical'
import { lexicalToMarkdown } from '../../../src/exchange/lexicalToMarkdown'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'
import { lexicalState, nastyText } from './lexicalArbitrary'

const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 700) }

const round = (typed: string): string => lexicalToMarkdown(markdownToLexical(typed))
const blocks = (typed: string) => normaliseLexical(markdownToLexical(typed))

describe('a text that comes back as it was typed', () => {
  it.each([
    ['a range', '감면율은 60~80%이고 3~4일 걸립니다.'],
    ['an underscore', 'file_name, __init__, _강조_, 이름: ____'],
    ['a star', '3*4*5, 홍**님과 김**님, 010-****-1234, 성명*, 주소*'],
    ['a remark', '* 표시는 필수입니다.'],
    ['single line breaks', '첫 줄\n둘째 줄\n\n새 단락'],
    ['numbers with brackets', '1) 첫째\n2) 둘째'],
    ['a list below a number with a bracket', '1) 첫째\n  - 하나\n    - 더\n  - 둘\n\n2) 둘째\n  - 셋'],
    ['a list beside a number with a bracket', '1) 첫째\n- 하나\n- 둘\n\n2) 둘째'],
    ['a list below a number with a bracket in an item', '- 준비\n  1) 첫째\n    - 하나\n    - 둘\n- 접수'],
    ['Korean numbering', '가. 방문\n나. 온라인'],
    ['nested lists', '- 서류\n  - 신분증\n    - 주민등록증\n  - 사진\n- 수수료'],
    ['a list below its introduction', '다음을 챙겨 주십시오.\n- 신분증\n- 사진'],
    ['a date at the beginning', '2026. 8. 20. 기준입니다.\n12. 31.까지'],
    ['a telephone number at the beginning', '02) 2133-0000\n120. 다산콜'],
    ['HTML', '<b>굵게</b> &nbsp; &amp; <script>alert(1)</script> <!-- x -->'],
    ['a table', '| 구분 | 금액 |\n|---|---|\n| 일반 | 3,000 |'],
    ['brackets', '[서식](별지 제1호) [붙임](신청서) [참고]'],
    ['an unsafe address', '[눌러](javascript:alert(1))'],
    ['a picture', '![그림](https://www.seoul.go.kr/a.png)'],
    ['bold', '**중요:** **"신분증"**을 꼭 챙기세요. ~~폐지~~ `코드`'],
    ['a link', '[정부24](https://www.gov.kr/a_b?x=1&y=2)'],
    ['boxes', '- [ ] 신청서\n- [x] 신분증'],
    ['a heading, a quote and a rule', '# 안내\n\n> 인용\n> 둘째\n\n---\n\n끝'],
    ['marks of our own', 'm{^2^}, H{~2~}O, {+밑줄+}'],
    ['a path', 'C:\\사진\\a.png 와 a\\b'],
  ])('should keep %s', (_, typed) => {
    expect(round(typed)).toBe(typed)
  })
})

describe('what Markdown means', () => {
  it('should keep a single line break as one, in one paragraph', () => {
    expect(blocks('가\n나')).toEqual([{ type: 'paragraph', lines: [[{ text: '가' }], [{ text: '나' }]] }])
  })

  it('should begin a paragraph after an empty line', () => {
    expect(blocks('가\n\n\n나')).toHaveLength(2)
  })

  it('should nest what stands two columns further in, below numbers too', () => {
    const [list] = blocks('1. 가\n  - 나\n2. 다')
    expect(list).toMatchObject({ listType: 'number', items: [{ lists: [{ listType: 'bullet' }] }, {}] })
  })

  it('should keep how far in a list stands below text that is no item', () => {
    const [, below, next, beside] = blocks('1) 첫째\n   - 하나\n   - 둘\n2) 둘째\n- 셋')
    expect(below).toMatchObject({ type: 'list', indented: true, items: [{}, {}] })
    expect([next?.type, beside]).toMatchObject(['paragraph', { type: 'list', items: [{}] }])
    expect(beside).not.toHaveProperty('indented')
  })

  it('should end a list at a line that stands at the margin', () => {
    expect(blocks('- 가\n- 나\n문의: 120').map((block) => block.type)).toEqual(['list', 'paragraph'])
  })

  it('should make a list of stars when there are several', () => {
    expect(blocks('* 가\n* 나')).toMatchObject([{ type: 'list', items: [{}, {}] }])
  })

  it('should not take a sentence that goes on with a number for a list', () => {
    expect(blocks('기념일은\n3. 1절입니다.')).toMatchObject([{ type: 'paragraph' }])
  })

  it('should store a nested list as the editor does, in an item of its own', () => {
    const [list] = markdownToLexical('- 가\n  - 나').root.children
    expect(list?.children?.[1]).toMatchObject({
      type: 'listitem',
      children: [{ type: 'list', children: [{ indent: 1 }] }],
    })
  })

  it('should store a link with the fields that the editor writes', () => {
    const [paragraph] = markdownToLexical('[정부24](https://www.gov.kr)').root.children
    expect(paragraph?.children?.[0]).toMatchObject({
      type: 'link',
      version: 3,
      fields: { linkType: 'custom', newTab: false, url: 'https://www.gov.kr' },
    })
  })
})

describe('plain text of a body', () => {
  it('should end blocks and list items with a line break', () => {
    const typed = '# 제목\n\n가 **나** [다](https://a.kr)\n라\n\n- 하나\n  - 둘\n\n---\n\n> 끝'
    expect(lexicalToPlainText(markdownToLexical(typed))).toBe('제목\n가 나 다\n라\n하나\n둘\n끝\n')
  })

  it('should be empty for an empty body', () => {
    expect(lexicalToPlainText(markdownToLexical(' \n '))).toBe('')
  })
})

describe('Markdown and Lexical, there and back', () => {
  it('should settle after the first round, whatever was typed', () => {
    fc.assert(
      fc.property(nastyText, (typed) => {
        const first = round(typed)
        expect(round(first)).toBe(first)
        expect(blocks(first)).toEqual(blocks(typed))
      }),
      RUNS,
    )
  })

  it('should settle for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        expect(blocks(round(typed))).toEqual(blocks(typed))
      }),
      RUNS,
    )
  })

  it('should carry every body the editor can produce', () => {
    fc.assert(
      fc.property(lexicalState, (state) => {
        expect(blocks(lexicalToMarkdown(state))).toEqual(normaliseLexical(state))
      }),
      RUNS,
    )
  })
})

describe('speed', () => {
  const answer =
    '가정에서 쓰는 LPG 시설의 배관을 바꾸는 비용 가운데 20만 원을 지원합니다(60~80%).\n문의: 02-120\n'.repeat(4)

  it('should read and write a usual answer in far less than 0.3 ms', () => {
    for (let index = 0; index < 500; index += 1) round(answer)
    const start = performance.now()
    for (let index = 0; index < 500; index += 1) round(answer)
    // 0.03 ms on a quiet machine; the bound is for one that eight people share.
    expect((performance.now() - start) / 500).toBeLessThan(0.3)
  })

  it.each([
    ['stars', '*가 **나 '],
    ['closing stars', '가* 나** '],
    ['brackets', '[가]('],
    ['backticks', '` `` '],
    ['braces', '{*가 *}'],
    ['backslashes', '\\'],
    ['dashes', '- '],
    ['spaces', ' \t'],
  ])('should read a cell full of %s in a few seconds', (_, piece) => {
    const start = performance.now()
    markdownToLexical(piece.repeat(40_000).slice(0, 32_767))
    expect(performance.now() - start).toBeLessThan(8000)
  })
})
