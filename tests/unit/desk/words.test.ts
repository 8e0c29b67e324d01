import { koreanMinute } from '../../../src/domain/day'
import { describe, expect, it } from 'vitest'

import { startRows } from '../../../src/app/(desk)/_state/startRows'
import { answeringLine } from '../../../src/app/(desk)/_text/answeringLine'
import { compareEntries } from '../../../src/app/(desk)/_text/compareEntries'
import { composeRecord } from '../../../src/app/(desk)/_text/composeRecord'
import { readDeskUrl } from '../../../src/app/(desk)/_text/deskUrl'
import { matchingPlace } from '../../../src/app/(desk)/_text/matchingPlace'
import type { AnsweringNow } from '../../../src/domain/answeringNow'
import { TEXT_PART_NAMES } from '../../../src/domain/entry'
import type { EntryView } from '../../../src/domain/entryView'
import type { LookupHit } from '../../../src/domain/lookup'
import { DONGS } from '../../../src/search/query/dongs'

const TODAY = '2026-11-23'

describe('what is said beside the number', () => {
  const answering = (change: Partial<AnsweringNow>): AnsweringNow => {
    const office = { number: '02-0001-0001', name: '청소과', hours: '평일 09:00~18:00', state: 'open' as const }
    return { ...office, isDuty: false, takes: '', officeIs: '', reopensAt: null, until: null, ...change }
  }

  it('should be nothing while the office answers', () => {
    expect(answeringLine(answering({}), TODAY)).toBe('')
  })

  it('should say why the duty room answers, what it takes and when the office is back', () => {
    const duty = answering({
      isDuty: true,
      takes: '긴급 민원 접수',
      officeIs: 'night',
      reopensAt: '2026-11-24T00:00:00.000Z',
    })
    expect(answeringLine(duty, TODAY)).toBe(
      '담당부서 근무시간이 아닙니다. 받는 일: 긴급 민원 접수. 11. 24.(화) 09:00부터 담당부서가 받습니다.',
    )
  })

  it('should warn at noon, and say the minute of the same day without the day', () => {
    expect(answeringLine(answering({ state: 'lunch' }), TODAY)).toBe('점심시간(12:00~13:00)이라 받지 않을 수 있습니다.')
    const closed = answering({ state: 'closed', officeIs: 'lunch', reopensAt: '2026-11-23T04:00:00.000Z' })
    expect(answeringLine(closed, TODAY)).toBe('담당부서는 점심시간입니다. 13:00부터 담당부서가 받습니다.')
  })
})

describe('what goes into a call record', () => {
  const entry = { code: 'GN-00012', callType: '0302', district: '강남구', title: '대형폐기물 배출' }

  it('should be code, call type and title with the day', () => {
    expect(composeRecord(entry, TODAY)).toBe('GN-00012 · 0302 · [강남구] 대형폐기물 배출 · 2026. 11. 23. 기준')
  })

  it('should leave out a call type that is not known', () => {
    expect(composeRecord({ ...entry, callType: ' ', district: null }, TODAY)).toBe(
      'GN-00012 · 대형폐기물 배출 · 2026. 11. 23. 기준',
    )
  })
})

describe('two answers side by side', () => {
  const entry = (change: Partial<EntryView>): EntryView => {
    const empty = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, '']))
    return { ...empty, phones: [], ...change } as unknown as EntryView
  }

  it('should mark what differs and leave out what neither has', () => {
    const left = entry({ fee: '2,000원', papers: '신분증', hours: '평일 9시' })
    const right = entry({ fee: '3,000원', papers: '신분증 ', term: '즉시' })
    expect(compareEntries(left, right).map(({ part, differs }) => [part, differs])).toEqual([
      ['papers', false],
      ['fee', true],
      ['term', true],
      ['hours', true],
    ])
  })

  it('should compare numbers too', () => {
    const phone = { number: '02-0001-0001', name: '청소과', kind: 'inform' as const, hours: '', public: true }
    const parts = compareEntries(entry({ phones: [phone] }), entry({ phones: [{ ...phone, number: '02-0002-0002' }] }))
    expect(parts).toMatchObject([{ part: 'phones', differs: true }])
  })
})

describe('a place that means a district', () => {
  const named = (typed: string): string[] =>
    Object.entries(DONGS).flatMap(([district, names]) => (matchingPlace(names.split(' '), typed) ? [district] : []))

  it.each([
    ['역삼동', ['강남구']],
    ['역삼1동', ['강남구']],
    ['신사동', ['강남구', '관악구', '은평구']],
    ['durtka', ['강남구']],
    ['역', []],
    ['ㅇㅅ', []],
  ])('should be found by %s', (typed, districts) => {
    expect(named(typed)).toEqual(districts)
  })
})

describe('before the first letter', () => {
  const hit = (code: string): LookupHit => ({ code, id: code }) as LookupHit

  it('should show nothing twice and no empty part', () => {
    const { rows, sections } = startRows({ pins: [hit('A')], recents: [], asked: [hit('A'), hit('B')] })
    expect(rows.map(({ code }) => code)).toEqual(['A', 'B'])
    expect(sections).toEqual([
      { name: '고정한 자료', from: 0 },
      { name: '오늘 많이 찾는 자료', from: 1 },
    ])
  })
})

describe('the address a call program opens', () => {
  it.each([
    ['강남', '강남구'],
    ['강남구', '강남구'],
    ['중', '중구'],
    ['강남역', null],
    ['', null],
  ])('should read the district %s', (given, district) => {
    expect(readDeskUrl(`?q=여권&district=${given}`).query.district).toBe(district)
  })
})

describe('a minute', () => {
  it('should be written as in Seoul', () => {
    expect(koreanMinute('2026-11-23T15:03:20.000Z')).toBe('2026. 11. 24. 00:03')
  })
})
