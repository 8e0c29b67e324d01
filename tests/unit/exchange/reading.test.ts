import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import { lexicalToMarkdown } from '../../../src/exchange/lexicalToMarkdown'
import { mergeRow } from '../../../src/exchange/mergeRow'
import { makeContent } from './contents'
import { readAll, TODAY } from './readAll'
import { tempFile } from './tempFiles'
import { makeWorkbook, textCell } from './workbooks'

const HEADER = '관리번호,구분,담당부서,제목,내용'
const ROW = 'A-1,시,교통과,제목,내용'

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(`${HEADER}\n${ROW}`)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${HEADER}\n${ROW}`)],
    ['CP949', iconv.encode(`${HEADER}\n${ROW}똠`, 'cp949')],
    ['UTF-16 with a mark', iconv.encode(`${HEADER}\n${ROW}`, 'utf-16le', { addBOM: true })],
    ['UTF-8 decomposed', Buffer.from(`${HEADER}\n${ROW}`.normalize('NFD'))],
    ['CRLF', Buffer.from(`${HEADER}\r\n${ROW}\r\n`)],
    ['CR alone', Buffer.from(`${HEADER}\r${ROW}\r`)],
    ['semicolons', Buffer.from(`${HEADER}\n${ROW}`.replaceAll(',', ';'))],
    ['tabs', Buffer.from(`${HEADER}\n${ROW}`.replaceAll(',', '\t'))],
    ['a delimiter that Excel names', Buffer.from(`sep=|\n${`${HEADER}\n${ROW}`.replaceAll(',', '|')}`)],
    [
      'English headers in another order',
      Buffer.from('Answer,CODE,title,Organization,scope\n내용,A-1,제목,교통과,city'),
    ],
    ['headers with spaces', Buffer.from(`" 관리 번호 ",구분,담당 부서,제목,내용\n${ROW}`)],
  ])('should be read when it is %s', async (_, bytes) => {
    const { patches, rejections } = await readAll(tempFile(bytes))
    expect(rejections).toEqual([])
    expect(patches).toMatchObject([{ code: 'A-1', scope: 'city', organization: '교통과', title: '제목' }])
  })

  it('should count lines as an editor does, from where a row begins', async () => {
    const { lines } = await readAll(
      tempFile(`${HEADER}\n${ROW.replace('내용', '"가\n나\r\n다"')}\n\n,,,,\nB,시,과,제,글`),
    )
    expect(lines).toEqual([2, 7])
  })

  it('should keep quotes, delimiters and line breaks of a quoted cell', async () => {
    const { patches } = await readAll(tempFile(`${HEADER}\nA,시,과,"그 ""제목"", 하나","첫 줄\n둘째; 줄"`))
    expect(patches[0]?.title).toBe('그 "제목", 하나')
    expect(patches[0] && lexicalToMarkdown(patches[0].answer ?? makeContent().answer)).toBe('첫 줄\n둘째; 줄')
  })

  it('should take a cell that begins like a formula for text', async () => {
    const { patches } = await readAll(tempFile(`${HEADER},수수료,유의사항\nA,시,과,=1+1,@내용,"'-5","\t탭"`))
    expect(patches).toMatchObject([{ title: '=1+1', fee: '-5', exceptions: '\t탭' }])
  })

  it('should drop control characters and mend half pairs', async () => {
    const { patches } = await readAll(tempFile(`${HEADER}\nA,시,과,제\0목\u0007,글\u200e`))
    expect(patches[0]?.title).toBe('제목')
  })

  it('should report headers it does not know', async () => {
    const { unknown, patches } = await readAll(tempFile(`${HEADER},비고,\n${ROW},무엇,`))
    expect(unknown).toEqual(['비고'])
    expect(patches).toHaveLength(1)
  })

  it('should read all columns', async () => {
    const header =
      '키워드,전화번호,관련링크,최종현행화일,현행화주기(월),처리유형,시행일,신청기간,전환번호,시간외번호,공개채널,주제,분류,상담유형코드'
    const row =
      '여권; 재발급,02-120,https://a.kr; http://b.kr,2026.03.02,6,접수,2026/1/5,2026-03-02~2026-03-20; 2026. 9. 1. ~ 2026. 9. 30.,"02-1234 (과, 평일)",120 (당직실),전화; 누리집,여권,민원 > 여권,T12'
    const { patches, rejections } = await readAll(tempFile(`${HEADER},${header}\n${ROW},${row}`))
    expect(rejections).toEqual([])
    expect(patches[0]).toMatchObject({
      aliases: ['여권', '재발급'],
      phone: { phones: [{ number: '02-120', kind: 'inform', public: true }], onlyFirst: true },
      links: ['https://a.kr', 'http://b.kr'],
      checkedAt: '2026-03-02',
      reviewCycleMonths: 6,
      handling: 'accept',
      effectiveFrom: '2026-01-05',
      applyPeriods: [
        { from: '2026-03-02', until: '2026-03-20' },
        { from: '2026-09-01', until: '2026-09-30' },
      ],
      transferPhone: { phones: [{ number: '02-1234', name: '과', hours: '평일', public: false }] },
      afterHoursPhone: { phones: [{ number: '120', name: '당직실', public: true }] },
      channels: ['phone', 'portal'],
      topic: '여권',
      category: '민원>여권',
      callType: 'T12',
    })
  })
})

describe('an XLSX file', () => {
  it('should be read cell by cell as the sheet shows it', async () => {
    const names = [
      'code',
      'scope',
      'organization',
      'title',
      'answer',
      'phone',
      'checkedAt',
      'reviewCycleMonths',
      'fee',
      'hours',
      'term',
    ]
    const letters = 'ABCDEFGHIJK'
    const header = names.map((name, index) => textCell(`${letters[index]}1`, name)).join('')
    const cells = [
      '<c r="A3"><v>1001</v></c>',
      '<c r="B3" t="s"><v>0</v></c>',
      '<c r="C3" t="inlineStr"><is><r><t>교통</t></r><r><t>과</t></r><rPh sb="0"><t>읽기</t></rPh></is></c>',
      '<c r="D3" t="str"><f>CONCATENATE("가","나")</f><v>가나</v></c>',
      textCell('E3', '첫 줄_x000D_\n둘째'),
      '<c r="F3"><v>120</v></c>',
      '<c r="G3" s="1"><v>46083</v></c>',
      '<c r="H3"><v>12.0</v></c>',
      '<c r="I3"><v>0.30000000000000004</v></c>',
      '<c r="J3" s="2"><v>0.375</v></c>',
      '<c r="K3" t="b"><v>1</v></c>',
    ]
    const file = makeWorkbook({
      sheetData: `<row r="1">${header}</row><row r="2"/><row r="3">${cells.join('')}</row>`,
      sharedStrings: '<si><t>시</t></si>',
      formats: ['yyyy"년" m"월" d"일"', '[h]:mm'],
    })
    const { patches, rejections, lines } = await readAll(tempFile(file, 'xlsx'))
    expect(rejections).toEqual([])
    expect(lines).toEqual([3])
    expect(patches[0]).toMatchObject({
      code: '1001',
      scope: 'city',
      organization: '교통과',
      title: '가나',
      checkedAt: '2026-03-02',
      reviewCycleMonths: 12,
      fee: '0.3',
      hours: '09:00',
      term: 'TRUE',
      phone: { phones: [{ number: '120' }] },
    })
  })

  it('should count days from 1904 when the workbook does', async () => {
    const header = ['code', 'scope', 'organization', 'title', 'answer', 'checkedAt']
      .map((name, index) => textCell(`${'ABCDEF'[index]}1`, name))
      .join('')
    const row = ['A', '시', '과', '제', '글'].map((text, index) => textCell(`${'ABCDE'[index]}2`, text)).join('')
    const sheetData = `<row r="1">${header}</row><row r="2">${row}<c r="F2" s="1"><v>${46083 - 1462}</v></c></row>`
    const { patches } = await readAll(tempFile(makeWorkbook({ sheetData, from1904: true }), 'xlsx'))
    expect(patches[0]?.checkedAt).toBe('2026-03-02')
  })
})

describe('a row over an entry that exists', () => {
  const merged = (existing: Parameters<typeof mergeRow>[0], patch: Parameters<typeof mergeRow>[1]) => {
    const result = mergeRow(existing, patch, TODAY)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    return result.content
  }
  const phone = { number: '120', name: '다산콜', kind: 'inform' as const, hours: '', public: true }

  it('should leave a field whose column is missing', () => {
    expect(merged(makeContent({ fee: '3,000원' }), { code: 'T-0001', title: '새 제목' })).toMatchObject({
      fee: '3,000원',
      title: '새 제목',
    })
  })

  it('should empty a field whose cell is empty', () => {
    expect(merged(makeContent({ fee: '3,000원' }), { code: 'T-0001', fee: '' }).fee).toBe('')
  })

  it('should change the first number alone when the cell is a bare number', () => {
    const existing = makeContent({ phones: [phone, { ...phone, number: '02-731-2120' }] })
    const bare = { phones: [{ ...phone, number: '119', name: '' }], onlyFirst: true }
    expect(merged(existing, { code: 'T-0001', phone: bare }).phones).toMatchObject([
      { number: '119', name: '다산콜' },
      { number: '02-731-2120' },
    ])
  })

  it('should keep the date of an entry and take today for a new one when there is none', () => {
    expect(merged(makeContent(), { code: 'T-0001', checkedAt: undefined }).checkedAt).toBe('2026-03-02')
    expect(merged(undefined, { code: 'N', scope: 'city' }).checkedAt).toBe(TODAY)
  })

  it('should refuse what only the entry makes wrong', () => {
    const existing = makeContent({ effectiveFrom: '2026-05-01' })
    expect(mergeRow(existing, { code: 'T-0001', effectiveUntil: '2026-04-01' }, TODAY)).toMatchObject({
      ok: false,
      problems: [{ column: 'effectiveUntil' }],
    })
  })
})
