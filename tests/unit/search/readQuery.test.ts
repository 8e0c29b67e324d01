import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readQuery } from '../../../src/search/query/readQuery'
import { compileThesaurus } from '../../../src/search/thesaurus/compile'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'

const vocabulary = {
  hasLatin: (word: string) => ['tnr', 'dpf'].includes(word),
  hasOrganization: (word: string) => word === '청소행정과',
  hasInTitle: (word: string) => word === '수급자',
}
const read = (q: string, district?: '강남구' | '서초구') =>
  readQuery(q, { thesaurus: defaultThesaurus, vocabulary, district })

describe('readQuery, the keyboard', () => {
  it('should turn English-mode typing into Hangul and say so', () => {
    const query = read('rkdskarn  durnjs')
    expect(query).toMatchObject({ read: '강남구 여권', district: '강남구', rewrites: ['keyboard'] })
  })

  it('should leave Latin words alone that an entry holds', () => {
    expect(read('TNR').read).toBe('TNR')
    expect(read('TNR').rewrites).not.toContain('keyboard')
    expect(read('dpf 지원').read).toBe('dpf 지원')
  })

  it('should leave Latin letters alone that belong to a code, a number or an address', () => {
    for (const q of ['GN-00012', 'e-tax', 'gks1', 'etax.seoul.go.kr']) expect(read(q).read).toBe(q)
  })
})

describe('readQuery, places', () => {
  it.each([
    '강남구 여권',
    '강남 여권',
    '여권 강남구',
    '강남구에서 여권',
    '강남구청 여권',
    '역삼동 여권',
    '역삼1동 여권',
    '강남구여권',
  ])('should read a district in %s', (q) => {
    expect(read(q)).toMatchObject({ district: '강남구', rewrites: [] })
  })

  it.each([
    '강남역 주차',
    '중랑천 산책로',
    '성동세무서',
    '종로소방서',
    '중 여권',
    '강남대로',
    '합동 점검',
    '수도 요금',
  ])('should read no district in %s', (q) => {
    expect(read(q)).toMatchObject({ district: null, districtCandidates: [] })
  })

  it('should offer all districts that a name is used in, and apply none', () => {
    const query = read('신사동 대형폐기물')
    expect(query.district).toBeNull()
    expect([...query.districtCandidates].sort()).toEqual(['강남구', '관악구', '은평구'])
  })

  it('should let a second place decide between them', () => {
    expect(read('은평구 신사동')).toMatchObject({ district: '은평구', districtCandidates: [] })
  })

  it('should offer both when two districts are named', () => {
    expect(read('강남구 서초구 여권')).toMatchObject({ district: null, districtCandidates: ['강남구', '서초구'] })
  })

  it('should prefer the district that is asked for beside the query', () => {
    expect(read('강남구 여권', '서초구')).toMatchObject({ district: '서초구', rewrites: [] })
  })

  it('should read no district when the agent has undone it', () => {
    const query = readQuery('강남구 여권', { thesaurus: defaultThesaurus, vocabulary, readDistrict: false })
    expect(query).toMatchObject({ district: null, rewrites: [] })
  })
})

describe('readQuery, words', () => {
  it.each([
    ['ㅇㄱ ㅈㅂㄱ', 'choseong'],
    ['여궈', 'words'],
    ['여권은 어디서 만드나요', 'question'],
    ['  ', 'empty'],
    ['!?.', 'empty'],
    ['😀', 'empty'],
  ])('should take %j for %s', (q, kind) => {
    expect(read(q).kind).toBe(kind)
  })

  it('should take apart first letters that the input method composed', () => {
    expect(read('ㅇㄳ').choseong).toBe('ㅇㄱㅅ')
  })

  it('should find an entry code in any writing', () => {
    for (const q of ['GN-00012', 'gn-00012', 'gn00012', ' GN-00012 ']) expect(read(q).code).toBe('GN00012')
  })

  it('should name an organization it finds', () => {
    expect(read('청소행정과 전화')).toMatchObject({ organization: '청소행정과' })
  })

  it("should add the office's words for callers' words, and say so", () => {
    const query = read('복비 얼마예요')
    expect(query.expansions.map(({ word }) => word)).toContain('중개보수')
    expect(query.rewrites).toContain('thesaurus')
  })

  it('should count on the thesaurus less where titles have the word too', () => {
    expect(read('수급자').expansions[0]?.weight).toBeLessThan(1)
    expect(read('영세민').expansions[0]?.weight).toBe(1)
  })

  it('should count on several words less where titles have each of them', () => {
    const thesaurus = compileThesaurus([{ say: ['잠깐 보육'], mean: ['아이돌봄'] }])
    const weightWith = (titles: readonly string[]): number | undefined =>
      readQuery('잠깐 보육', { thesaurus, vocabulary: { ...vocabulary, hasInTitle: (word) => titles.includes(word) } })
        .expansions[0]?.weight
    expect(weightWith(['잠깐'])).toBe(1)
    expect(weightWith(['잠깐', '보육'])).toBeLessThan(1)
  })

  it("should find callers' words that stand apart, with particles between", () => {
    expect(read('수도가 꽁꽁 얼었어요').expansions.map(({ word }) => word)).toContain('수도계량기 동파')
    const { expansions } = read('개명 신고')
    expect(expansions.filter(({ source }) => source === 'thesaurus')).toEqual([])
    expect(expansions.map(({ word }) => word).join()).not.toMatch(/반려|동물/)
  })

  it('should take the longest phrase at a place', () => {
    const thesaurus = compileThesaurus([
      { say: ['쓰레기'], mean: ['폐기물'] },
      { say: ['쓰레기 봉투'], mean: ['종량제봉투'] },
    ])
    const query = readQuery('쓰레기봉투 어디', { thesaurus, vocabulary })
    expect(query.expansions.filter(({ source }) => source === 'thesaurus').map(({ word }) => word)).toEqual([
      '종량제봉투',
    ])
  })

  it.each([
    ['여권 재발급 돈 얼마 들어요', 'fee'],
    ['여권 만들 때 뭐 가져가요', 'papers'],
    ['여권 며칠 걸려요', 'term'],
    ['여권 얼마나 걸려요', 'term'],
    ['전입신고 인터넷으로 돼요?', 'online'],
    ['인감증명서 대신 가도 돼요', 'proxy'],
    ['따릉이 고장 신고', null],
  ])('should hear in %s the side question %s', (q, side) => {
    expect(read(q).side).toBe(side)
  })

  it('should take the last side question when there are two', () => {
    expect(read('여권 인터넷으로 하면 얼마예요').side).toBe('fee')
  })

  it.each([
    ['서울숲 차 끌고 가도 돼요', 'parking'],
    ['캠핑장 그냥 가도 되나요', 'booking'],
    ['세금 한꺼번에 못 내는데 쪼개 줘요', 'instalments'],
    ['등본 딴사람이 떼도 돼요', 'proxy'],
    ['장애인 등록 뭐뭐 챙겨요', 'papers'],
    ['국민임대 몸만 가면 돼요', 'papers'],
    ['여권 폰으로 돼요', 'online'],
    ['수급비 언제 꽂아 줘요', 'term'],
  ])('should hear the side question in %s', (q, side) => {
    expect(read(q).side).toBe(side)
  })

  it('should take words that come near to a wording for what they may mean, below what was said exactly', () => {
    const near = nearTo('여권 재발급', ['여권', '재발급'])
    expect(near).toMatchObject({ source: 'near', found: '비행기 날짜 지났' })
    expect(near?.weight).toBeLessThan(1)
  })

  it('should come near to nothing that no title has', () => {
    expect(nearTo('여권 재발급', ['여권'])).toBeUndefined()
  })

  function nearTo(officeWord: string, titleWords: readonly string[]) {
    const hasInTitle = (word: string): boolean => titleWords.includes(word)
    const { expansions } = readQuery('비행기 타야 되는데 날짜가 지나 버렸더라고요', {
      thesaurus: defaultThesaurus,
      vocabulary: { ...vocabulary, hasInTitle },
    })
    return expansions.find(({ word }) => word === officeWord)
  }

  it('should look for nothing near a single word', () => {
    expect(read('강남구 여권').expansions).toEqual([])
  })

  it('should not hear a wording in letters that meet by chance', () => {
    expect(read('말 안 섞은 지 반년이에요').expansions.map(({ word }) => word)).not.toContain('땅꺼짐 의심 신고')
  })

  it('should be safe with anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (q) => {
        const query = read(q)
        expect(query.raw.length).toBeLessThanOrEqual(200)
        expect(query.read.isWellFormed()).toBe(true)
      }),
    )
  })
})
