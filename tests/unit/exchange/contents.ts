import fc from 'fast-check'

import { DISTRICTS } from '../../../src/domain/districts'
import {
  TEXT_PART_NAMES,
  type EntryContent,
  type Phone,
  type PhoneKind,
  type TextPart,
} from '../../../src/domain/entry'
import { normaliseLexical } from '../../../src/domain/normaliseLexical'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'
import { lexicalState } from './lexicalArbitrary'

const NO_PARTS = Object.fromEntries(TEXT_PART_NAMES.map((part) => [part, ''])) as Record<TextPart, string>

export function makeContent(fields: Partial<EntryContent> = {}): EntryContent {
  return {
    ...NO_PARTS,
    code: 'T-0001',
    scope: 'city',
    organization: '교통실 택시정책과',
    category: '교통>택시',
    topic: '',
    title: '택시 분실물 찾기',
    answer: markdownToLexical('카드사에 전화해 차량번호를 확인합니다.'),
    aliases: [],
    phones: [],
    links: [],
    callType: '',
    handling: 'inform',
    channels: [],
    checkedAt: '2026-03-02',
    reviewCycleMonths: 12,
    applyPeriods: [],
    ...fields,
  }
}

/** Texts as people and machines write them, and as attackers do. */
export const cellText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", "'=", "''@", '＝', '"', ';', ',', '\\;', '=1+1'),
      fc.string({ maxLength: 8 }),
    )
    .map(([start, rest]) => start + rest),
  fc
    .array(fc.constantFrom('가', '나 ', ';', ',', '(', ')', '\\', '"', '\n', '~', ' ', '_x000D_', '공개', '비공개'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
)
const name = cellText.map((text) => text.slice(0, 80))
const filled = name.map((text) => `가${text}`.slice(0, 60))
const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10))

const phone: fc.Arbitrary<Phone> = fc.record({
  number: fc.oneof(
    fc.constantFrom('120', '02-2133-0000', '(02)120', '02(120)', '1588-0000 내선 3', '02-120~5'),
    name.map((text) => `120 ${text}`.slice(0, 38)),
  ),
  name,
  kind: fc.constantFrom<PhoneKind>('inform', 'transfer', 'afterHours'),
  hours: name,
  public: fc.boolean(),
})
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }))
const category = fc
  .array(fc.constantFrom('민원', '여권 발급', '교통·주차', "'=복지"), { maxLength: 3 })
  .map((names) => names.join('>'))
const answer = lexicalState.filter((state) => JSON.stringify(normaliseLexical(state)).includes('가'))

/** Any entry that the rules of the collection allow. */
export const entryContent: fc.Arbitrary<EntryContent> = fc
  .record({
    parts: fc.array(name, { minLength: TEXT_PART_NAMES.length, maxLength: TEXT_PART_NAMES.length }),
    place: fc.oneof(
      fc.constant({ scope: 'city' as const }),
      fc.constantFrom(...DISTRICTS).map((district) => ({ scope: 'district' as const, district })),
    ),
    fields: fc.record({
      organization: filled,
      category,
      topic: name,
      title: filled,
      answer,
      aliases: fc.array(name, { maxLength: 4 }),
      phones: fc.array(phone, { maxLength: 4 }),
      links: fc.array(
        fc.constantFrom('https://www.gov.kr', 'http://a.kr/x;y=1?q=(a),b', 'https://a.kr/a b', "https://a.kr/'=\\"),
        { maxLength: 3 },
      ),
      callType: name,
      handling: fc.constantFrom('inform', 'accept', 'transfer'),
      channels: fc.subarray(['phone', 'sms', 'chat', 'chatbot', 'portal']),
      checkedAt: day,
      reviewCycleMonths: fc.integer({ min: 1, max: 36 }),
      applyPeriods: fc.array(period, { maxLength: 3 }),
    }),
    effective: fc.oneof(
      fc.constant({}),
      period.map(({ from, until }) => ({ effectiveFrom: from, effectiveUntil: until })),
    ),
  })
  .map(({ parts, place, fields, effective }) =>
    makeContent({
      ...(Object.fromEntries(TEXT_PART_NAMES.map((part, index) => [part, parts[index] ?? ''])) as Record<
        TextPart,
        string
      >),
      ...place,
      ...(fields as Partial<EntryContent>),
      ...effective,
    }),
  )
