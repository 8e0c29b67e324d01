import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'

import type { Rejection } from '../../../src/exchange/rejection'
import { readAll } from './readAll'
import { tempFile } from './tempFiles'
import { makeWorkbook, makeZip, textCell, workbookEntries } from './workbooks'

const HEADER = '관리번호,구분,자치구,담당부서,제목,내용'
const GOOD = 'A-1,시,,교통과,제목,내용'
const MB = 1024 * 1024

const csv = (...lines: string[]): string => [HEADER, ...lines].join('\n')
/** A good row with one more column. */
const cell = (header: string, value: string): string => `${HEADER},${header}\n${GOOD},"${value.replaceAll('"', '""')}"`
/** A sheet with the header of `csv` and the rows below it. */
const sheet = (...rows: string[]): string => {
  const header = HEADER.split(',').map((name, index) => textCell(`${'ABCDEF'[index]}1`, name))
  return [`<row r="1">${header.join('')}</row>`, ...rows].join('')
}

interface Broken {
  name: string
  content: string | Uint8Array
  extension?: string
  refused: Partial<Record<keyof Rejection, unknown>>
  /** Codes of the rows that get in all the same. */
  taken?: string[]
}

const says = (text: string) => expect.stringContaining(text) as unknown

const FILES: Broken[] = [
  { name: 'an empty file', content: '', refused: { line: 1, reason: says('비어') } },
  { name: 'blank lines alone', content: '\n \n\t\n', refused: { reason: says('비어') } },
  {
    name: 'headers of another table',
    content: '이름,나이\n가,1',
    refused: { line: 1, value: '이름, 나이', reason: says('관리번호, 구분') },
  },
  {
    name: 'a required column missing',
    content: '관리번호,구분,담당부서,내용\nA,시,과,글',
    refused: { line: 1, column: '제목', reason: says('제목') },
  },
  { name: 'a column twice', content: `${HEADER},내용\n`, refused: { column: '내용', reason: says('두 번') } },
  {
    name: 'a column in both languages',
    content: `${HEADER},answer\n`,
    refused: { column: 'answer', reason: says('두 번') },
  },
  { name: 'no header at all', content: 'A-1,시,,교통과,분실물,글', refused: { line: 1, reason: says('열 이름') } },
  {
    name: 'no code',
    content: csv(',시,,교통과,제목,내용', GOOD),
    refused: { line: 2, column: '관리번호', value: '' },
    taken: ['A-1'],
  },
  {
    name: 'a code with a space',
    content: csv('A 1,시,,교통과,제목,내용'),
    refused: { column: '관리번호', value: 'A 1' },
  },
  {
    name: 'a code with a hidden character',
    content: csv('A\u200b1,시,,교통과,제목,내용'),
    refused: { column: '관리번호' },
  },
  {
    name: 'a code of 65 characters',
    content: csv(`${'A'.repeat(65)},시,,교통과,제목,내용`),
    refused: { column: '관리번호', reason: says('64자') },
  },
  {
    name: 'a code twice',
    content: csv(GOOD, 'B,시,,과,제,글', GOOD),
    refused: { line: 4, column: '관리번호', value: 'A-1', reason: says('2행') },
    taken: ['A-1', 'B'],
  },
  {
    name: 'an unknown scope',
    content: csv('A-1,도,,교통과,제목,내용'),
    refused: { line: 2, column: '구분', value: '도', reason: says('시, 자치구') },
  },
  {
    name: 'an unknown district',
    content: csv('A-1,자치구,해운대구,교통과,제목,내용'),
    refused: { column: '자치구', value: '해운대구' },
  },
  {
    name: 'a district left out',
    content: csv('A-1,자치구,,교통과,제목,내용'),
    refused: { column: '자치구', reason: says('25개') },
  },
  {
    name: 'a district for the city',
    content: csv('A-1,시,강남구,교통과,제목,내용'),
    refused: { column: '자치구', value: '강남구' },
  },
  { name: 'no organization', content: csv('A-1,시,, ,제목,내용'), refused: { column: '담당부서' } },
  { name: 'no title', content: csv('A-1,시,,교통과,,내용'), refused: { column: '제목' } },
  {
    name: 'a title of 201 characters',
    content: csv(`A-1,시,,교통과,${'가'.repeat(201)},내용`),
    refused: { column: '제목', reason: says('200자') },
  },
  {
    name: 'an answer of nothing but marks',
    content: csv('A-1,시,,교통과,제목,---'),
    refused: { column: '내용', value: '---' },
  },
  {
    name: 'a day that does not exist',
    content: cell('시행일', '2026-02-30'),
    refused: { line: 2, column: '시행일', value: '2026-02-30', reason: says('2026-03-02') },
  },
  {
    name: 'a day in words',
    content: cell('최종현행화일', '작년 봄'),
    refused: { column: '최종현행화일', value: '작년 봄' },
  },
  {
    name: 'a check in the future',
    content: cell('최종현행화일', '2026-11-24'),
    refused: { column: '최종현행화일', reason: says('2026-11-23') },
  },
  {
    name: 'a negative cycle',
    content: cell('현행화주기(월)', '-3'),
    refused: { column: '현행화주기(월)', value: '-3', reason: says('36') },
  },
  { name: 'a cycle of 37 months', content: cell('현행화주기（월）', '37'), refused: { value: '37' } },
  { name: 'half a month', content: cell('reviewCycleMonths', '1.5'), refused: { column: 'reviewCycleMonths' } },
  {
    name: 'an ftp link',
    content: cell('관련링크', 'https://a.kr; ftp://a.kr/b'),
    refused: { column: '관련링크', reason: says('ftp://a.kr/b') },
  },
  { name: 'a script for a link', content: cell('관련링크', 'javascript:alert(1)'), refused: { column: '관련링크' } },
  {
    name: 'a phone that is none',
    content: cell('전화번호', '전화 없음'),
    refused: { column: '전화번호', value: '전화 없음' },
  },
  {
    name: 'a handling that is none',
    content: cell('처리유형', '보류'),
    refused: { column: '처리유형', reason: says('안내, 접수, 전환') },
  },
  {
    name: 'a channel that is none',
    content: cell('공개채널', '전화; 팩스'),
    refused: { column: '공개채널', reason: says('누리집') },
  },
  {
    name: 'a period the wrong way round',
    content: cell('신청기간', '2026-03-20~2026-03-02'),
    refused: { column: '신청기간' },
  },
  { name: 'a period without an end', content: cell('신청기간', '2026-03-20'), refused: { column: '신청기간' } },
  {
    name: 'an end before the beginning',
    content: `${HEADER},시행일,종료일\n${GOOD},2026-03-02,2026-03-01`,
    refused: { column: '종료일', value: '2026-03-01', reason: says('2026-03-02') },
  },
  { name: 'a category with a gap', content: cell('분류', '민원>>여권'), refused: { column: '분류' } },
  {
    name: 'a comma that is not in quotes',
    content: csv('A-1,시,,교통과,제목,글이, 길다', 'B,시,,과,제,글'),
    refused: { line: 2, value: ' 길다', reason: says('큰따옴표') },
    taken: ['B'],
  },
  {
    name: 'a quote that is never closed',
    content: csv('A-1,시,,교통과,제목,"내용', 'B,시,,과,제,글'),
    refused: { line: 2, reason: says('닫히지') },
    taken: ['B'],
  },
  {
    name: 'a quote that the next row closes',
    content: csv('A-1,시,,교통과,"제목,내용', 'B,시,,과,"제,목",글', 'C,시,,과,제,글'),
    refused: { line: 2, reason: says('닫히지') },
    taken: ['B', 'C'],
  },
  {
    name: 'text behind a closing quote',
    content: csv('A-1,시,,교통과,"제"목,내용', 'B,시,,과,제,글'),
    refused: { line: 2, reason: says('뒤에') },
    taken: ['B'],
  },
  {
    name: 'quotes unclosed before a megabyte',
    content: csv(
      'A-1,시,,교통과,"제목,내용',
      ...Array.from({ length: 60_000 }, () => ',,,,,글과 글과 글'),
      'B,시,,과,제,글',
    ),
    refused: { line: 2, reason: says('닫히지') },
    taken: ['B'],
  },
  {
    name: 'a huge cell',
    content: csv(`A-1,시,,교통과,제목,"${'가'.repeat(32_768)}"`, 'B,시,,과,제,글'),
    refused: { line: 2, column: '내용', reason: says('32,767') },
    taken: ['B'],
  },
  {
    name: 'a line of two megabytes',
    content: csv(`A-1,시,,교통과,제목,${'가'.repeat(2 * MB)}`, 'B,시,,과,제,글'),
    refused: { line: 2, reason: says('1MB') },
    taken: ['B'],
  },
  {
    name: '100,000 columns',
    content: `${HEADER}${',가'.repeat(100_000)}\n${GOOD}`,
    refused: { line: 1, reason: says('1000') },
  },
  {
    name: 'a row of 100,000 columns',
    content: csv(`${GOOD}${',가'.repeat(100_000)}`, 'B,시,,과,제,글'),
    refused: { line: 2, value: '가' },
    taken: ['B'],
  },
  {
    name: 'two encodings in one file',
    content: Buffer.concat([
      Buffer.from(csv(GOOD, '')),
      iconv.encode('B,시,,과,제목,글\n', 'cp949'),
      Buffer.from('C,시,,과,제,글'),
    ]),
    refused: { line: 3, reason: says('UTF-8') },
    taken: ['A-1', 'C'],
  },
  {
    name: 'CP949 with a broken byte',
    content: Buffer.concat([
      iconv.encode(csv('A-1,시,,과,제목,글'), 'cp949'),
      Buffer.from([0xff, 0x0a]),
      iconv.encode('B,시,,과,제,글', 'cp949'),
    ]),
    refused: { line: 2, column: '내용' },
    taken: ['B'],
  },
  {
    name: 'UTF-16 without a mark',
    content: Buffer.from(csv(GOOD), 'utf16le'),
    refused: { reason: says('표가 아닙니다') },
  },
  { name: 'bytes that are no text', content: Buffer.from([1, 0, 2, 0, 3, 0, 255, 254]), refused: { line: 1 } },
  { name: 'a PDF', content: '%PDF-1.7 ...', refused: { reason: says('PDF') } },
  {
    name: 'a web page that is called xls',
    content: '<html><table></table></html>',
    extension: 'xls',
    refused: { reason: says('웹 문서') },
  },
  {
    name: 'an old or encrypted workbook',
    content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    extension: 'xlsx',
    refused: { reason: says('암호') },
  },
  { name: 'a CSV that is called XLSX', content: csv(GOOD), extension: 'xlsx', refused: { reason: says('.csv') } },
  {
    name: 'a zip bomb that owns up',
    content: makeZip([
      ...workbookEntries({ sheetData: sheet() }),
      ...Array.from({ length: 9 }, (_, index) => ({ name: `xl/media/${index}`, content: Buffer.alloc(25 * MB) })),
    ]),
    extension: 'xlsx',
    refused: { reason: says('200MB') },
  },
  {
    name: 'a zip bomb that lies',
    content: makeZip(
      workbookEntries({ sheetData: ' '.repeat(30 * MB) }).map((entry) => ({
        ...entry,
        declaredSize: Math.min(1000, entry.content.length),
      })),
    ),
    extension: 'xlsx',
    refused: { reason: says('깨졌습니다') },
  },
  {
    name: 'a zip with a password',
    content: makeZip(workbookEntries({ sheetData: sheet() }).map((entry) => ({ ...entry, encrypted: true }))),
    extension: 'xlsx',
    refused: { reason: says('암호') },
  },
  {
    name: 'another kind of document',
    content: makeZip([{ name: 'word/document.xml', content: '<w/>' }]),
    extension: 'xlsx',
    refused: { reason: says('통합 문서') },
  },
  {
    name: 'half a zip',
    content: makeWorkbook({ sheetData: sheet() }).subarray(0, 300),
    extension: 'xlsx',
    refused: { reason: says('깨졌습니다') },
  },
  {
    name: 'XML that breaks off',
    content: makeZip(
      workbookEntries({ sheetData: sheet() }).map((entry) =>
        entry.name.includes('sheet1') ? { ...entry, content: (entry.content as string).slice(0, -20) } : entry,
      ),
    ),
    extension: 'xlsx',
    refused: { reason: says('XML') },
  },
  {
    name: 'an empty sheet',
    content: makeWorkbook({ sheetData: '' }),
    extension: 'xlsx',
    refused: { reason: says('비어') },
  },
  {
    name: 'a formula that came to nothing',
    content: makeWorkbook({
      sheetData: sheet(
        `<row r="5">${textCell('A5', 'A-1')}${textCell('B5', '시')}${textCell('D5', '과')}<c r="E5" t="e"><f>1/0</f><v>#DIV/0!</v></c>${textCell('F5', '글')}</row>`,
      ),
    }),
    extension: 'xlsx',
    refused: { line: 5, column: '제목', value: '#DIV/0!', reason: says('계산') },
  },
  {
    name: 'a formula that was not calculated',
    content: makeWorkbook({
      sheetData: sheet(
        `<row r="2">${textCell('A2', 'A-1')}${textCell('B2', '시')}${textCell('D2', '과')}<c r="E2"><f>A1</f></c>${textCell('F2', '글')}</row>`,
      ),
    }),
    extension: 'xlsx',
    refused: { line: 2, column: '제목', reason: says('수식') },
  },
  {
    name: 'a cell in the last corner of a sheet',
    content: makeWorkbook({
      sheetData: sheet(
        `<row r="2">${['A-1', '시', '', '과', '제', '글'].map((text, index) => textCell(`${'ABCDEF'[index]}2`, text)).join('')}</row>`,
        `<row r="1048576">${textCell('XFD1048576', '끝')}</row>`,
      ),
    }),
    extension: 'xlsx',
    refused: { line: 1_048_576 },
    taken: ['A-1'],
  },
]

describe('a broken file', () => {
  it.each(FILES.map((file) => [file.name, file] as const))(
    'should be refused with line, column, value and reason: %s',
    async (_, file) => {
      const { rejections, codes } = await readAll(tempFile(file.content, file.extension))
      expect(rejections).toContainEqual(expect.objectContaining(file.refused))
      for (const own of rejections) {
        expect(own).toEqual({
          line: expect.any(Number) as number,
          column: expect.any(String) as string,
          value: expect.any(String) as string,
          reason: expect.stringMatching(/[가-힣]/) as string,
        })
        expect(own.line).toBeGreaterThan(0)
        expect(own.value.length).toBeLessThanOrEqual(200)
      }
      expect(codes).toEqual(file.taken ?? [])
    },
  )

  it('should tell all that is wrong with a row at once', async () => {
    const { rejections } = await readAll(tempFile(csv('A 1,도,,,제목,내용')))
    expect(rejections.map((own) => own.column)).toEqual(['관리번호', '구분', '담당부서'])
  })
})
