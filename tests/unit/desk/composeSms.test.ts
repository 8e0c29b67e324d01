import iconv from 'iconv-lite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { composeSms, type SmsRules } from '../../../src/domain/composeSms'
import { cp949Bytes, toCp949Text } from '../../../src/domain/cp949'
import type { Phone } from '../../../src/domain/entry'

const TODAY = '2026-11-23'
const rules = (change: Partial<SmsRules> = {}): SmsRules => ({ bytes: 90, dated: false, domains: ['go.kr'], ...change })

function entry(change: Partial<Parameters<typeof composeSms>[0]> = {}): Parameters<typeof composeSms>[0] {
  return { sms: '', script: '', answerText: '', title: '대형폐기물 배출', phones: [], links: [], ...change }
}
const inform: Phone = { number: '02-0123-4567', name: '청소과', kind: 'inform', hours: '', public: true }

describe('bytes in CP949', () => {
  it('should be those a gateway counts, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('', '대형폐기물 2,000원', '뷁ㆍ㈜①→・'),
        (text, korean) => {
          const held = toCp949Text(text + korean)
          expect(iconv.decode(iconv.encode(held, 'cp949'), 'cp949')).toBe(held)
          expect(cp949Bytes(held)).toBe(iconv.encode(held, 'cp949').length)
        },
      ),
    )
  })

  it('should keep every syllable of Korean and stand in for dashes', () => {
    expect(toCp949Text('뷁쉡뚥 9–18시 • 무료 😀')).toBe('뷁쉡뚥 9-18시 · 무료 ')
  })
})

describe('the text message', () => {
  it.each([90, 2000])('should send a text of exactly %i bytes whole, and cut one that has a byte more', (bytes) => {
    const exact = '가'.repeat(bytes / 2)
    const whole = composeSms(entry({ sms: exact }), TODAY, rules({ bytes }))
    expect(whole).toEqual({ text: exact, bytes, isCut: false })
    const cut = composeSms(entry({ sms: `${exact}.` }), TODAY, rules({ bytes }))
    expect(cut.isCut).toBe(true)
    expect(cut.bytes).toBeLessThanOrEqual(bytes)
    expect(cut.text.endsWith('…')).toBe(true)
  })

  it.each([90, 2000])('should never have more than %i bytes, dated or not', (bytes) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1500 }), fc.boolean(), (text, dated) => {
        const sms = composeSms(entry({ sms: `가나다. ${text}`, phones: [inform] }), TODAY, rules({ bytes, dated }))
        expect(iconv.encode(sms.text, 'cp949').length).toBe(sms.bytes)
        expect(sms.bytes).toBeLessThanOrEqual(bytes)
      }),
    )
  })

  it('should end after a whole sentence when it is too long', () => {
    const sms = composeSms(entry({ sms: `${'가'.repeat(30)}. ${'나'.repeat(30)}.` }), TODAY, rules())
    expect(sms).toEqual({ text: `${'가'.repeat(30)}.`, bytes: 61, isCut: true })
  })

  it('should carry its day when that is set', () => {
    const { text } = composeSms(entry({ sms: '신고 후 배출해 주세요.' }), TODAY, rules({ dated: true }))
    expect(text).toBe('신고 후 배출해 주세요.\n2026. 11. 23. 기준')
  })

  it('should add the number and an allowed link as long as they fit whole', () => {
    const links = ['https://example.com/x', 'https://www.gangnam.go.kr/waste']
    const full = entry({ sms: '신고 후 배출해 주세요.', phones: [inform], links })
    expect(composeSms(full, TODAY, rules()).text).toBe(
      '신고 후 배출해 주세요.\n문의 02-0123-4567\nhttps://www.gangnam.go.kr/waste',
    )
    expect(composeSms({ ...full, sms: '가'.repeat(44) }, TODAY, rules()).text).toBe('가'.repeat(44))
  })

  it('should leave out links to other places, those that only look allowed too', () => {
    const sms = '안내 https://bit.ly/abc 및 www.evil-go.kr/a 와 https://seoul.go.kr/b'
    expect(composeSms(entry({ sms }), TODAY, rules()).text).toBe('안내  및  와 https://seoul.go.kr/b')
  })

  it('should say title and script when no message was written, and nothing when there is nothing', () => {
    expect(composeSms(entry({ script: '신고하시면 됩니다.' }), TODAY, rules()).text).toBe(
      '대형폐기물 배출\n신고하시면 됩니다.',
    )
    expect(composeSms(entry({ title: '' }), TODAY, rules())).toEqual({ text: '', bytes: 0, isCut: false })
  })
})
