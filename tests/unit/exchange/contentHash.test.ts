import { describe, expect, it } from 'vitest'

import { contentHash } from '../../../src/domain/contentHash'
import { markdownToLexical } from '../../../src/exchange/markdownToLexical'
import { makeContent } from './contents'

const phone = { number: '120', name: '', kind: 'inform' as const, hours: '', public: true }

describe('the hash of an entry', () => {
  it('should be 64 hex digits that stay the same from version to version', () => {
    expect(contentHash(makeContent())).toBe('7c9027e8a66861d128cce5b2ccf6c01dfa4c64dffedfa5f04390d02b73573c77')
  })

  it.each([
    ['Unicode form', makeContent({ title: '택시 분실물 찾기'.normalize('NFD') })],
    ['spaces at the ends', makeContent({ title: ' 택시  분실물 찾기\n' })],
    ['control characters', makeContent({ title: '택시\u0007 분실물 찾기' })],
    ['empty members of lists', makeContent({ aliases: ['', ' '], links: [''] })],
    ['fields that are not there', makeContent({ effectiveFrom: undefined, district: undefined })],
    ['what an editor adds', makeContent({ answer: { root: { ...makeContent().answer.root, direction: 'ltr' } } })],
  ])('should not depend on %s', (_, content) => {
    expect(contentHash(content)).toBe(contentHash(makeContent()))
  })

  it('should not depend on the order of channels, periods and keys', () => {
    const periods = [
      { from: '2026-01-01', until: '2026-01-31' },
      { from: '2026-03-01', until: '2026-03-31' },
    ]
    const one = makeContent({ channels: ['phone', 'sms'], applyPeriods: periods })
    const other = makeContent({ channels: ['sms', 'phone'], applyPeriods: periods.toReversed() })
    expect(contentHash(Object.fromEntries(Object.entries(other).reverse()) as typeof other)).toBe(contentHash(one))
  })

  it('should change with every column', () => {
    const changed = [
      makeContent(),
      makeContent({ code: 'T-0002' }),
      makeContent({ scope: 'district', district: '강남구' }),
      makeContent({ organization: '다른 과' }),
      makeContent({ category: '교통' }),
      makeContent({ title: '택시' }),
      makeContent({ answer: markdownToLexical('다른 답') }),
      makeContent({ aliases: ['유실물'] }),
      makeContent({ phones: [phone] }),
      makeContent({ phones: [{ ...phone, kind: 'transfer' }] }),
      makeContent({ phones: [{ ...phone, kind: 'afterHours' }] }),
      makeContent({ phones: [{ ...phone, public: false }] }),
      makeContent({ links: ['https://a.kr'] }),
      makeContent({ checkedAt: '2026-03-03' }),
      makeContent({ reviewCycleMonths: 6 }),
      makeContent({ script: '가' }),
      makeContent({ questions: '가' }),
      makeContent({ eligibility: '가' }),
      makeContent({ howToApply: '가' }),
      makeContent({ papers: '가' }),
      makeContent({ fee: '가' }),
      makeContent({ term: '가' }),
      makeContent({ hours: '가' }),
      makeContent({ exceptions: '가' }),
      makeContent({ sms: '가' }),
      makeContent({ basis: '가' }),
      makeContent({ callType: '가' }),
      makeContent({ handling: 'accept' }),
      makeContent({ effectiveFrom: '2026-01-01' }),
      makeContent({ effectiveUntil: '2026-01-01' }),
      makeContent({ applyPeriods: [{ from: '2026-01-01', until: '2026-01-01' }] }),
      makeContent({ channels: ['phone'] }),
      makeContent({ topic: '가' }),
    ]
    expect(new Set(changed.map(contentHash)).size).toBe(changed.length)
  })
})
