import { describe, expect, it } from 'vitest'

import type { EntryView } from '../../src/domain/entryView'
import type { Phone } from '../../src/domain/entry'
import { categoryTree } from '../../src/app/(desk)/_text/categoryTree'
import { checkedLine } from '../../src/app/(desk)/_text/checkedLine'
import { composeTalk } from '../../src/app/(desk)/_text/composeTalk'
import { readDeskUrl, writeDeskUrl } from '../../src/app/(desk)/_text/deskUrl'
import { markedTitle } from '../../src/app/(desk)/_text/markedTitle'
import { matchesTyped } from '../../src/app/(desk)/_text/matchesTyped'

const TODAY = '2026-11-23'

describe('the check date', () => {
  it.each([
    ['2026-08-20', '최종 현행화 2026. 8. 20.(3개월 경과)'],
    ['2026-08-24', '최종 현행화 2026. 8. 24.(2개월 경과)'],
    ['2026-11-03', '최종 현행화 2026. 11. 3.(20일 경과)'],
    ['2026-11-23', '최종 현행화 2026. 11. 23.(오늘 확인)'],
    ['2025-06-10', '최종 현행화 2025. 6. 10.(17개월 경과)'],
  ])('should say how long ago %s was', (day, line) => {
    expect(checkedLine(day, TODAY)).toBe(line)
  })
})

describe('the talk that is copied', () => {
  it('should say first what is said first, and end with the day and the state', () => {
    const lines = composeTalk(entry({}), TODAY).split('\n')
    expect(lines[0]).toBe('[강남구] 대형폐기물 배출')
    expect(lines[2]).toBe('네, 안내해 드리겠습니다.')
    expect(lines.at(-1)).toBe('2026. 11. 23. 기준 (최종 현행화 2026. 8. 20.(3개월 경과), 최신)')
  })

  it('should tell what a brief says instead of a part, and whose word that is', () => {
    const written = entry({ fee: '1,000원' })
    const talk = composeTalk(written, TODAY, new Map([['fee', { text: '오늘은 무료', brief: '한파 특보' }]]))
    expect(talk).toContain('수수료: 오늘은 무료')
    expect(talk).not.toContain('1,000원')
    expect(talk.split('\n')).toContain('※ 수수료: ‘한파 특보’ 공지에 따라 바뀐 내용입니다.')
  })

  it('should say that nobody has checked it in time, or that it is closed', () => {
    const talk = composeTalk(entry({ freshness: 'overdue', validity: 'closed' }), TODAY)
    expect(talk).toMatch(/점검기한 경과, 접수 마감\)$/)
  })

  it('should not tell a number that citizens must not hear, nor what is for the agent', () => {
    const talk = composeTalk(entry({ questions: '품목이 무엇인가요?', basis: '폐기물관리법' }), TODAY)
    expect(talk).toContain('문의: 청소행정과 02-3423-5000 (평일 09:00~18:00)')
    expect(talk).not.toMatch(/02-3423-5999|품목이 무엇인가요|폐기물관리법/)
  })

  it('should not say twice what the answer already says', () => {
    const talk = composeTalk(entry({ fee: '의자 2,000원', answerText: '수수료는 의자 2,000원입니다.' }), TODAY)
    expect(talk.match(/의자 2,000원/g)).toHaveLength(1)
    const withNumber = composeTalk(entry({ answerText: '문의: 청소행정과 02-3423-5000' }), TODAY)
    expect(withNumber.match(/02-3423-5000/g)).toHaveLength(1)
  })
})

describe('marks in a title', () => {
  const marks = (title: string, read: string): string[] =>
    markedTitle(title, read).flatMap((part) => (part.match ? [part.text] : []))

  it('should stand on the words that were typed, spaces or not, half or whole', () => {
    expect(marks('여권 재발급 신청', '여권')).toEqual(['여권'])
    expect(marks('여권 재발급 신청', '여권재발급')).toEqual(['여권 재발급'])
    expect(marks('여권 재발급 신청', '재발그')).toEqual(['재발'])
    expect(marks('전입신고', '여권')).toEqual([])
  })

  it('should keep every letter of the title', () => {
    const title = '대형폐기물(가구·가전) 배출 [3톤] 👪'
    expect(
      markedTitle(title, '대형 배출 (가구')
        .map((part) => part.text)
        .join(''),
    ).toBe(title)
  })
})

describe('choosing by typing', () => {
  it.each([
    ['강남구', 'ㄱㄴㄱ'],
    ['강남구', '강ㄴ'],
    ['강남구', '남구'],
    ['강남구', 'rkdska'],
    ['영등포구', 'ㄷㅍ'],
    ['민원>주민등록', '주민등록'],
  ])('should find %s by %s', (name, typed) => expect(matchesTyped(name, typed)).toBe(true))

  it('should not find what does not fit', () => {
    expect(matchesTyped('강남구', 'ㄱㄷ')).toBe(false)
    expect(matchesTyped('강남구', '서초')).toBe(false)
  })
})

describe('the category tree', () => {
  it('should stand fullest first on each level and add parents that are not counted', () => {
    const tree = categoryTree({ '민원>여권': 7, '민원>주민등록': 9, '청소>대형폐기물': 3 })
    expect(tree.map(({ path, depth, count }) => [path, depth, count])).toEqual([
      ['민원', 0, 16],
      ['민원>주민등록', 1, 9],
      ['민원>여권', 1, 7],
      ['청소', 0, 3],
      ['청소>대형폐기물', 1, 3],
    ])
  })
})

describe('the address', () => {
  it('should come back as it was written', () => {
    const query = {
      q: '여권 100%',
      district: '강남구',
      category: '민원>여권',
      freshness: 'due',
      readDistrict: false,
      readOrganization: false,
    } as const
    const place = { query, opened: 'GN-0001' }
    expect(readDeskUrl(writeDeskUrl(place).slice(1))).toEqual(place)
  })

  it('should leave out what it does not know', () => {
    expect(readDeskUrl('?district=뉴욕구&freshness=old').query).toMatchObject({ district: null, freshness: null })
  })
})

function entry(change: Partial<EntryView>): EntryView {
  const phone = (number: string, kind: Phone['kind'], isPublic: boolean): Phone => {
    return { number, kind, name: '청소행정과', hours: '평일 09:00~18:00', public: isPublic }
  }
  return {
    id: '1',
    kind: 'entry',
    code: 'GN-0001',
    title: '대형폐기물 배출',
    scope: 'district',
    district: '강남구',
    organization: '강남구 청소행정과',
    post: null,
    category: '청소>대형폐기물',
    topic: null,
    answer: { root: { type: 'root', version: 1, children: [] } },
    answerText: '신고한 뒤 필증을 붙여 내놓습니다.',
    aliases: [],
    phones: [
      phone('02-3423-5000', 'inform', true),
      phone('02-3423-5999', 'transfer', false),
      phone('02-3423-6000', 'afterHours', true),
    ],
    links: [],
    callType: '',
    handling: 'inform',
    channels: ['phone'],
    checkedAt: '2026-08-20',
    dueAt: '2027-08-20',
    freshness: 'fresh',
    effectiveFrom: null,
    effectiveUntil: null,
    applyPeriods: [],
    validity: 'valid',
    upcoming: [],
    revision: 1,
    contentHash: '',
    updatedAt: '2026-08-20T00:00:00.000Z',
    questions: '',
    script: '네, 안내해 드리겠습니다.',
    eligibility: '',
    howToApply: '',
    papers: '',
    fee: '',
    term: '',
    hours: '',
    exceptions: '',
    sms: '',
    basis: '',
    ...change,
  }
}
