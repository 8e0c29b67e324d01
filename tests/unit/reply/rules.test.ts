import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { factsToConfirm } from '../../../src/domain/reply/factsToConfirm'
import { mostAskedTenth } from '../../../src/domain/reply/mostAskedTenth'
import { letterText, officialLetter } from '../../../src/domain/refresh/officialLetter'
import { makeReplyCode, printedReplyCode, readReplyCode } from '../../../src/domain/reply/replyCode'
import { splitPosition } from '../../../src/domain/reply/splitPosition'
import { readOtherParts } from '../../../src/exchange/replySheet/readOtherParts'
import { readCallTime } from '../../../src/server/reply/readCallTime'

const TODAY = '2026-11-23'
const phones = [{ number: '02-120', name: '', kind: 'inform' as const, hours: '', public: true }]

describe('facts to confirm', () => {
  const names = (entry: Parameters<typeof factsToConfirm>[0], dueAt = '2026-11-20', isMostAsked = false) =>
    factsToConfirm(entry, { dueAt, isMostAsked }, TODAY).map(({ name }) => name)

  it('should ask for every fact of an entry that citizens ask for most', () => {
    const entry = { fee: '5,000원', applyPeriods: [], phones }
    expect(names(entry, '2026-11-20', true)).toEqual(['fee', 'phones'])
    expect(names(entry)).toEqual([])
  })

  it('should ask for a fee that names a year that has passed, and for one of this year not', () => {
    expect(names({ fee: '2025년 기준 5,000원', applyPeriods: [], phones: [] })).toEqual(['fee'])
    expect(names({ fee: '2026년 기준 5,000원', applyPeriods: [], phones: [] })).toEqual([])
    expect(names({ fee: '2025원', applyPeriods: [], phones: [] })).toEqual([])
  })

  it('should ask for a period that is over or near', () => {
    const period = (from: string, until: string) => ({ fee: '', applyPeriods: [{ from, until }], phones: [] })
    expect(names(period('2026-03-02', '2026-03-20'))).toEqual(['applyPeriods'])
    expect(names(period('2026-12-01', '2027-03-20'))).toEqual(['applyPeriods'])
    expect(names(period('2026-01-01', '2027-12-31'))).toEqual([])
  })

  it('should ask for fee and phone when nobody has looked for half a year past the date', () => {
    expect(names({ fee: '5,000원', applyPeriods: [], phones }, '2026-05-01')).toEqual(['fee', 'phones'])
    expect(names({ fee: '', applyPeriods: [], phones: [] }, '2026-05-01')).toEqual([])
  })
})

describe('the most asked tenth', () => {
  it('should hold a tenth of all at most, and nothing that nobody opened', () => {
    const demand = new Map(
      Array.from({ length: 30 }, (_, index) => [`e${index}`, { lookups: 99, opens: index > 27 ? index : 0, uses: 0 }]),
    )
    expect([...mostAskedTenth(demand, 100)]).toEqual(['e29', 'e28'])
    expect([...mostAskedTenth(demand, 10)]).toEqual(['e29'])
  })
})

describe('a typed code', () => {
  it('should be read however it is typed, and hold no look-alikes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        fc.pre([...bytes].filter((byte) => byte < 250).length >= 8)
        const code = makeReplyCode(bytes)
        expect(code).not.toMatch(/[0O1IL2Z5S8B]/)
        const printed = printedReplyCode(code)
        for (const typed of [printed, printed.toLowerCase(), ` ${code} `, printed.replace('-', ' – ')])
          expect(readReplyCode(typed)).toBe(code)
      }),
    )
    expect(readReplyCode('ACDE-FG0H')).toBeUndefined()
    expect(readReplyCode('')).toBeUndefined()
  })
})

describe('what staff write', () => {
  const asked = {
    organization: '강남구 청소행정과',
    post: '생활폐기물 수거',
    contact: { name: '교육운영부', phone: '02-3499-0000' },
  }

  it('should name department, entries and date in the 공문 draft', () => {
    const entries = Array.from({ length: 22 }, (_, index) => ({ code: `D-${index}`, title: `제목 ${index}` }))
    const letter = letterText(officialLetter({ ...asked, entries, occasion: 'asked', until: '2026-12-23' }))
    expect(letter).toContain('수신  강남구 청소행정과장')
    expect(letter).toContain('표준상담자료 22건의 현행화')
    expect(letter).toContain('2026. 12. 23.까지')
    expect(letter).toContain('- 제목 19 (D-19)')
    expect(letter).toContain('그 밖의 2건은 붙임 참조')
    expect(letter.trimEnd().endsWith('붙임  현행화 회신서 1부.  끝.')).toBe(true)
  })

  it('should say in the 공문 draft how long an entry is overdue, in the same letter', () => {
    const entries = [{ code: 'D-1', title: '종량제봉투', dueAt: '2026-10-01', daysOverdue: 53 }]
    const { to, title, body } = officialLetter({ ...asked, entries, occasion: 'overdue' })
    expect([to, title]).toEqual(['강남구 청소행정과장', '120다산콜 표준상담자료 현행화 협조 요청(생활폐기물 수거)'])
    expect(body).toContain('1건이 점검기한이 지나도록 확인되지 않았습니다')
    expect(body).toContain('종량제봉투 (D-1, 점검기한 2026. 10. 1. 53일 지남)')
    expect(body).not.toContain('까지 회신')
  })

  it('should read the parts of a sheet by the names that stand in it', () => {
    expect(readOtherParts('[구비서류] 신분증\n도장\n\n[지원대상]')).toEqual({
      parts: { papers: '신분증\n도장', eligibility: '' },
    })
    expect(readOtherParts('')).toEqual({ parts: {} })
    expect(readOtherParts('[없는 이름] 글')).toHaveProperty('reason')
    expect(readOtherParts('신분증')).toHaveProperty('reason')
  })

  it('should tell a position from a name only when it is one', () => {
    expect(splitPosition('김○○ 주무관')).toEqual({ name: '김○○', position: '주무관' })
    expect(splitPosition('남궁 민수')).toEqual({ name: '남궁 민수', position: '' })
  })

  it('should take the time of a call in Seoul, of the past week', () => {
    const now = new Date('2026-11-23T05:00:00Z')
    expect(readCallTime('2026-11-23 13:40', now)).toEqual({ at: new Date('2026-11-23T04:40:00Z') })
    expect(readCallTime('2026. 11. 20. 9:05', now)).toEqual({ at: new Date('2026-11-20T00:05:00Z') })
    expect(readCallTime('2026-11-23 14:40', now)).toHaveProperty('reason')
    expect(readCallTime('2026-11-01 09:00', now)).toHaveProperty('reason')
    expect(readCallTime('어제', now)).toHaveProperty('reason')
  })
})
