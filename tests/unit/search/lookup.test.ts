import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'

import type { LookupAnswer, LookupRequest } from '../../../src/domain/lookup'
import type { SearchDocument } from '../../../src/domain/searchDocument'
import { createEmbeddedEngine } from '../../../src/search/embedded/createEmbeddedEngine'
import { createBriefCalendar } from '../../../src/domain/runningBriefs'
import type { SearchEngine } from '../../../src/search/engine'
import { createLookup, type Lookup, type LookupParts } from '../../../src/search/lookup'
import { compileThesaurus } from '../../../src/search/thesaurus/compile'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { compileOffices } from '../../../src/search/query/offices'
import { warmUp } from '../../../src/search/warmUp'
import { makeDocument, makeKnowledgeBase } from './documents'

const NOW = Date.parse('2026-11-23T01:00:00Z')

async function engineOf(documents: readonly SearchDocument[]): Promise<SearchEngine> {
  const engine = createEmbeddedEngine()
  await engine.rebuild(documents)
  return engine
}

const lookupOf = (engine: SearchEngine, parts: Partial<LookupParts> = {}): Lookup =>
  createLookup({ engine, thesaurus: defaultThesaurus, clock: () => NOW, ...parts })

const ask = async (lookup: Lookup, q: string, more: Partial<LookupRequest> = {}): Promise<LookupAnswer> =>
  lookup({ q, limit: 10, offset: 0, ...more })

/** As it is sent, and remembered. */
const askText = async (lookup: Lookup, q: string): Promise<LookupAnswer> =>
  JSON.parse((await lookup.text({ q, limit: 1, offset: 0 })).json) as LookupAnswer

function countingSearches(engine: SearchEngine, onSearch: () => void): SearchEngine {
  return {
    name: engine.name,
    vocabulary: engine.vocabulary,
    status: () => engine.status(),
    search: (request) => {
      onSearch()
      return engine.search(request)
    },
    apply: (changes) => engine.apply(changes),
    rebuild: (documents) => engine.rebuild(documents),
    fingerprints: () => engine.fingerprints(),
  }
}

const titlesOf = (answer: LookupAnswer): string[] => answer.hits.map(({ title }) => title)

describe('lookup, the answer', () => {
  let lookup: Lookup
  beforeAll(async () => {
    lookup = lookupOf(await engineOf(makeKnowledgeBase()))
  })

  it('should have the shape of the contract', async () => {
    const answer = await ask(lookup, '강남구 대형폐기물 배출')
    expect(answer).toMatchObject({
      query: {
        raw: '강남구 대형폐기물 배출',
        read: '강남구 대형폐기물 배출',
        district: '강남구',
        rewrites: [],
      },
      engine: 'embedded',
    })
    expect(answer.hits[0]).toMatchObject({
      kind: 'entry',
      scope: 'district',
      district: '강남구',
      organization: '강남구 청소행정과',
      freshness: 'fresh',
      validity: 'valid',
      checkedAt: '2026-10-01',
    })
    expect(answer.hits[0]?.why[0]).toBe('title')
    expect(answer.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('should mark in the snippet what was asked for', async () => {
    const [hit] = (await ask(lookup, '여권 재발급')).hits
    expect(hit?.snippet.filter(({ match }) => match).map(({ text }) => text)).toContain('여권')
    expect(hit?.snippet.map(({ text }) => text).join('')).toContain('여권 재발급에 대해')
  })

  it('should show the part that answers a side question', async () => {
    const [hit] = (await ask(lookup, '여권 재발급 돈 얼마 들어요')).hits
    expect(hit?.title).toBe('여권 재발급 수수료')
    expect(hit?.snippet.map(({ text }) => text).join('')).toBe('수수료: 5만 원')
  })

  it('should keep the city beside the district that an unspaced query names', async () => {
    const answer = await ask(lookup, '강남구여권', { limit: 50 })
    expect(answer.query.district).toBe('강남구')
    expect(titlesOf(answer)[0]).toMatch(/^여권/)
  })

  it('should show one variant and two entries of a subject first, and count all', async () => {
    const answer = await ask(lookup, '대형폐기물 배출', { limit: 4 })
    expect(titlesOf(answer).filter((title) => title === '대형폐기물 배출')).toHaveLength(1)
    expect(
      titlesOf(answer)
        .slice(0, 4)
        .filter((title) => title.startsWith('대형폐기물')),
    ).not.toHaveLength(4 + 1)
    expect(answer.facets.district).toMatchObject({ 강남구: 6, 서초구: 6 })
  })

  it('should refuse a district nobody knows by finding no district entries', async () => {
    const answer = await ask(lookup, '대형폐기물', { district: '해운대구', limit: 50 })
    expect(answer.hits.every(({ scope }) => scope === 'city')).toBe(true)
  })

  it('should be safe with anything, and come back quickly', async () => {
    const nasty = [
      '',
      '\u0000',
      '.*+?^${}()|[]\\',
      '\ud83d',
      '😀😀',
      'ㅇ',
      '가'.repeat(10_000),
      'a-b-'.repeat(90),
      "'; DROP",
      '%',
      '-',
    ]
    for (const q of nasty) expect((await ask(lookup, q)).query.raw.isWellFormed(), q).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 250 }), async (q) => {
        const answer = await ask(lookup, q)
        expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
        expect(() => JSON.stringify(answer)).not.toThrow()
      }),
    )
  })

  it('should stay within bounds whatever page is asked for', async () => {
    expect((await ask(lookup, '여권', { limit: 1000 })).hits.length).toBeLessThanOrEqual(50)
    expect((await ask(lookup, '여권', { limit: -1, offset: -5 })).hits).toHaveLength(1)
    expect((await ask(lookup, '여권', { offset: 10_000 })).hits).toEqual([])
    expect((await ask(lookup, '여권', { limit: Number.NaN })).hits).toHaveLength(1)
  })

  it('should explain what a score is made of', async () => {
    const explained = await lookup.explain({ q: '여권 재발급', limit: 2, offset: 0 })
    expect(explained.terms.map(({ gram }) => gram)).toEqual(['여권', '재발', '발급'])
    const [best] = explained.hits
    expect(best?.title).toBe('여권 재발급')
    const sum = Object.values(best?.evidence ?? {}).reduce((total, value) => total + value, 0)
    expect(sum).toBeCloseTo(best?.score ?? 0, 9)
    expect(best?.evidence.exactTitle).toBeGreaterThan(0)
  })
})

describe('lookup, while typing', () => {
  it('should not jump between two letters of a syllable', async () => {
    const lookup = lookupOf(await engineOf(makeKnowledgeBase()))
    for (const states of [
      ['여ㄱ', '여구', '여궈', '여권'],
      ['여권 ㅈ', '여권 재', '여권 잽', '여권 재바', '여권 재발'],
      ['따르', '따를', '따릉'],
    ]) {
      const answers = await Promise.all(states.map((q) => ask(lookup, q)))
      const firsts = answers.map(({ hits }) => hits[0]?.title.split(' ')[0])
      expect(new Set(firsts).size, states.join()).toBe(1)
    }
  })
})

describe('lookup, what else counts', () => {
  it('should lift what agents opened for the query, and find it even without its words', async () => {
    const engine = await engineOf(makeKnowledgeBase())
    const other = (await ask(lookupOf(engine), '따릉이 이용권 구매')).hits[0]
    const opened = new Map([[other?.id ?? '', 9]])
    const lookup = lookupOf(engine, { openedBefore: (read) => (read === '초록이' ? opened : undefined) })
    const [hit] = (await ask(lookup, '초록이')).hits
    expect(hit).toMatchObject({ title: '따릉이 이용권 구매' })
    expect(hit?.why).toContain('opened')
  })

  it('should never let what was opened bury an exact title', async () => {
    const engine = await engineOf(makeKnowledgeBase())
    const side = (await ask(lookupOf(engine), '여권 재발급 구비서류')).hits[0]
    const lookup = lookupOf(engine, { openedBefore: () => new Map([[side?.id ?? '', 1000]]) })
    expect(titlesOf(await ask(lookup, '여권 재발급')).slice(0, 2)).toEqual(['여권 재발급', '여권 재발급 구비서류'])
  })

  it('should put a running brief on top of what it is about, and an ended one not', async () => {
    const brief = makeDocument({ title: '여권 발급 지연', kind: 'brief', dueAt: undefined, checkedAt: undefined })
    const lookup = lookupOf(await engineOf([...makeKnowledgeBase(), brief]))
    expect((await ask(lookup, '여권 발급')).hits[0]).toMatchObject({
      kind: 'brief',
      freshness: 'fresh',
      checkedAt: null,
    })
    expect((await ask(lookup, '전입신고')).hits[0]?.kind).toBe('entry')
    const ended = { ...brief, effectiveUntil: '2026-11-22' }
    const later = lookupOf(await engineOf([...makeKnowledgeBase(), ended]))
    expect((await ask(later, '여권 발급')).hits[0]?.kind).toBe('entry')
  })

  it('should use the thesaurus that is handed in, as it is now', async () => {
    const rows = { now: compileThesaurus([]) }
    const lookup = lookupOf(await engineOf(makeKnowledgeBase()), { thesaurus: () => rows.now })
    expect(titlesOf(await ask(lookup, '뺑뺑이'))).toEqual([])
    rows.now = compileThesaurus([{ say: ['뺑뺑이'], mean: ['따릉이'] }])
    expect(titlesOf(await ask(lookup, '뺑뺑이'))[0]).toMatch(/^따릉이/)
  })
})

describe('lookup, what it remembers', () => {
  it('should not remember an answer past a change or midnight in Seoul', async () => {
    const engine = await engineOf([makeDocument({ title: '점검할 글', dueAt: '2026-11-23' })])
    const time = { now: Date.parse('2026-11-23T14:59:59Z') }
    const lookup = lookupOf(engine, { clock: () => time.now })
    expect((await askText(lookup, '점검')).hits[0]?.freshness).toBe('due')
    time.now += 1000
    expect((await askText(lookup, '점검')).hits[0]?.freshness).toBe('overdue')
    await engine.apply({ upserts: [makeDocument({ title: '점검할 둘째 글' })] })
    expect((await askText(lookup, '점검')).total).toBe(2)
  })

  it('should send the very answer it gives, and the same again from memory', async () => {
    const lookup = lookupOf(await engineOf(makeKnowledgeBase()))
    const { tookMs: _, ...answer } = await ask(lookup, '여권', { limit: 1 })
    for (const asked of ['first', 'again']) {
      const { tookMs, ...sent } = await askText(lookup, '여권')
      expect(sent, asked).toEqual(answer)
      expect(tookMs, asked).toBeGreaterThanOrEqual(0)
    }
  })

  it('should not search again for what it remembers, unless agents opened something else since', async () => {
    const engine = await engineOf(makeKnowledgeBase())
    let searches = 0
    const counting = countingSearches(engine, () => searches++)
    const opened = { now: new Map<string, number>() }
    const lookup = lookupOf(counting, { openedBefore: () => opened.now })
    for (let i = 0; i < 3; i++) await askText(lookup, '여권')
    expect(searches).toBe(1)
    opened.now = new Map(opened.now)
    await askText(lookup, '여권')
    expect(searches).toBe(2)
  })

  it('should remember nothing of an engine that cannot tell its version', async () => {
    const engine = await engineOf(makeKnowledgeBase())
    let searches = 0
    const wired: SearchEngine = {
      ...engine,
      name: 'meilisearch',
      vocabulary: engine.vocabulary,
      status: () => ({ ...engine.status(), version: undefined }),
      search: async (request) => {
        searches++
        return { ...(await engine.search(request)), engine: 'meilisearch' as const }
      },
      apply: (changes) => engine.apply(changes),
      rebuild: (documents) => engine.rebuild(documents),
      fingerprints: () => engine.fingerprints(),
    }
    const lookup = lookupOf(wired)
    const answer = lookup({ q: '여권', limit: 5, offset: 0 })
    expect(answer).toBeInstanceOf(Promise)
    expect((await answer).engine).toBe('meilisearch')
    await askText(lookup, '여권')
    await askText(lookup, '여권')
    expect(searches).toBe(3)
  })

  it('should warm up without anything in the index', async () => {
    await expect(warmUp(lookupOf(createEmbeddedEngine()))).resolves.toBeUndefined()
  })
})

describe('lookup, a department in the query', () => {
  const offices = compileOffices([
    { name: '교통실', aliases: [] },
    { name: '교통실 주차계획과', aliases: ['주차과'] },
    { name: '서울아리수본부', aliases: ['상수도사업본부'] },
    { name: '서울아리수본부 요금관리과', aliases: [] },
    { name: '강남구 청소행정과', aliases: [] },
    { name: '서초구 청소행정과', aliases: [] },
    { name: '서울시립미술관', aliases: [] },
    { name: '자료 없는 과', aliases: ['빈자리과'] },
  ])
  const city = (title: string, organization: string) => makeDocument({ title, organization, body: `${title} 안내` })
  const documents = [
    city('공영주차장 이용', '교통실 주차계획과'),
    city('주차 요금 감면', '교통실 주차계획과'),
    city('공영주차장 조성', '도시계획국 시설과'),
    city('수도요금 조회', '서울아리수본부 요금관리과'),
    city('수도요금 자동이체', '재무국 세무과'),
    city('서울시립미술관 관람', '서울시립미술관'),
    city('서울시립미술관 앞 주차', '교통실 주차계획과'),
    makeDocument({ title: '대형폐기물 배출', organization: '강남구 청소행정과', district: '강남구' }),
    makeDocument({ title: '대형폐기물 배출', organization: '서초구 청소행정과', district: '서초구' }),
  ]
  let lookup: Lookup
  beforeAll(async () => {
    lookup = lookupOf(await engineOf(documents), { offices: () => offices })
  })
  const organizationsOf = (answer: LookupAnswer) => [...new Set(answer.hits.map(({ organization }) => organization))]

  it.each(['주차계획과 공영주차장', '공영주차장 주차계획과', '교통실 주차계획과 공영주차장', '주차과 공영주차장'])(
    'should narrow %s to its entries, and say so',
    async (q) => {
      const answer = await ask(lookup, q)
      expect(answer.query.organization).toBe('교통실 주차계획과')
      expect(answer.query.rewrites).toContain('organization')
      expect(organizationsOf(answer)).toEqual(['교통실 주차계획과'])
      expect(titlesOf(answer)[0]).toBe('공영주차장 이용')
    },
  )

  it('should take it back when the agent says so', async () => {
    const answer = await ask(lookup, '주차계획과 공영주차장', { readOrganization: false })
    expect(answer.query.organization).toBeNull()
    expect(titlesOf(answer)).toContain('공영주차장 조성')
  })

  it('should know an agency by its old name, with its departments', async () => {
    const answer = await ask(lookup, '상수도사업본부 수도요금')
    expect(answer.query.organization).toBe('상수도사업본부')
    expect(organizationsOf(answer)).toEqual(['서울아리수본부 요금관리과'])
  })

  it('should take the department of the district that is named', async () => {
    const answer = await ask(lookup, '강남구 청소행정과 대형폐기물')
    expect(answer.query).toMatchObject({ district: '강남구', organization: '강남구 청소행정과' })
    expect(organizationsOf(answer)).toEqual(['강남구 청소행정과'])
  })

  it('should list what a department answers for when only it is named', async () => {
    expect(organizationsOf(await ask(lookup, '주차계획과'))).toEqual(['교통실 주차계획과'])
  })

  it('should not hide a title that holds the name', async () => {
    const answer = await ask(lookup, '서울시립미술관')
    expect(answer.query.organization).toBeNull()
    expect(titlesOf(answer)).toEqual(expect.arrayContaining(['서울시립미술관 관람', '서울시립미술관 앞 주차']))
    expect(titlesOf(answer)[0]).toBe('서울시립미술관 관람')
  })

  it('should narrow to nothing when the department has no entry at all', async () => {
    const answer = await ask(lookup, '빈자리과 수도요금')
    expect(answer.query.organization).toBeNull()
    expect(titlesOf(answer)).toContain('수도요금 조회')
  })

  it('should not mark a district or department that became a filter', async () => {
    const lookup = lookupOf(
      await engineOf([
        makeDocument({
          title: '대형폐기물 배출',
          organization: '강남구 청소행정과',
          district: '강남구',
          body: '대형폐기물을 내놓는 법. 문의: 강남구 청소행정과',
        }),
      ]),
      { offices: () => offices },
    )
    const [hit] = (await ask(lookup, '강남구 청소행정과 대형폐기물')).hits
    const marked = hit?.snippet.filter(({ match }) => match).map(({ text }) => text)
    expect(marked).toEqual(['대형폐기물'])
  })
})

describe('lookup, a running brief over an entry', () => {
  const entry = makeDocument({ id: 'entry', title: '땅꺼짐 의심 신고' })
  const brief = makeDocument({ id: 'brief', kind: 'brief', title: '은평구 대조동 통제 안내', body: '우회해 주세요.' })
  const others = [makeDocument({ title: '땅꺼짐 복구' }), makeDocument({ title: '도로 파손 신고' })]
  const from = NOW - 60_000
  const until = NOW + 60_000
  const calendar = createBriefCalendar([{ id: 'brief', from, until, overlays: ['entry'] }])
  let engine: SearchEngine
  beforeAll(async () => {
    engine = await engineOf([entry, brief, ...others])
  })
  const at = (now: number) => lookupOf(engine, { briefs: () => calendar, clock: () => now })

  it('should stand right above the entry that answers best, and say why', async () => {
    const answer = await ask(at(NOW), '땅꺼짐 의심 신고')
    expect(titlesOf(answer).slice(0, 2)).toEqual(['은평구 대조동 통제 안내', '땅꺼짐 의심 신고'])
    expect(answer.hits[0]?.why).toContain('overlay')
    expect(answer.facets.kind).toEqual({ brief: 1, entry: answer.total - 1 })
  })

  it('should come and go by itself, to the instant', async () => {
    let now = from - 1
    const lookup = lookupOf(engine, { briefs: () => calendar, clock: () => now })
    const isAbove = async () => (await ask(lookup, '땅꺼짐 의심 신고')).hits[0]?.kind === 'brief'
    expect(await isAbove()).toBe(false)
    now = from
    expect(await isAbove()).toBe(true)
    now = until - 1
    expect(await isAbove()).toBe(true)
    now = until
    expect(await isAbove()).toBe(false)
  })

  it('should leave other answers and a search among entries alone', async () => {
    expect(titlesOf(await ask(at(NOW), '도로 파손 신고'))[0]).toBe('도로 파손 신고')
    const entries = await ask(at(NOW), '땅꺼짐 의심 신고', { kind: 'entry' })
    expect(titlesOf(entries)[0]).toBe('땅꺼짐 의심 신고')
    expect(entries.facets.kind?.brief).toBeUndefined()
  })
})
