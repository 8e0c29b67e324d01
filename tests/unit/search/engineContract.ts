import { beforeEach, describe, expect, it } from 'vitest'

import type { LookupRequest } from '../../../src/domain/lookup'
import { createBriefCalendar } from '../../../src/domain/runningBriefs'
import type { SearchDocument } from '../../../src/domain/searchDocument'
import type { SearchEngine } from '../../../src/search/engine'
import { createLookup, type LookupParts } from '../../../src/search/lookup'
import { compileOffices } from '../../../src/search/query/offices'
import { readQuery } from '../../../src/search/query/readQuery'
import { compileThesaurus } from '../../../src/search/thesaurus/compile'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { makeDocument, makeKnowledgeBase } from './documents'

/** 2026-11-23 10:00 in Seoul. */
const NOW = Date.parse('2026-11-23T01:00:00Z')

const NO_WORDS = compileThesaurus([])

/** What every engine has to do behind the port, told through the lookup that agents use. */
export function describeEngine(name: string, makeEngine: () => SearchEngine | Promise<SearchEngine>): void {
  describe(`${name} as a search engine`, () => {
    let engine: SearchEngine
    let documents: SearchDocument[]

    const lookupWith = (more: Partial<LookupParts> = {}) =>
      createLookup({ engine, thesaurus: defaultThesaurus, clock: () => NOW, ...more })
    const ask = (q: string, more: Partial<LookupRequest> = {}) => lookupWith()({ q, limit: 10, offset: 0, ...more })
    const titles = async (q: string, more: Partial<LookupRequest> = {}): Promise<string[]> =>
      (await ask(q, more)).hits.map(({ title }) => title)
    const first = async (q: string): Promise<string | undefined> => (await titles(q))[0]

    beforeEach(async () => {
      engine = await makeEngine()
      documents = makeKnowledgeBase()
      await engine.rebuild(documents)
    })

    describe('finding', () => {
      it.each(['여ㄱ', '여구', '여궈', '여권'])('should find 여권 when only %s is typed', async (typed) => {
        const found = await titles(typed)
        expect(found[0]).toMatch(/^여권/)
        expect(found[1]).toMatch(/^여권/)
      })

      it.each([
        ['여권 재발급', '여권 재발급'],
        ['여권 재발급 수수료', '여권 재발급 수수료'],
        ['여권을 재발급', '여권 재발급'],
        ['여권재발급수수료', '여권 재발급 수수료'],
        ['여권재발급수ㅅ', '여권 재발급 수수료'],
        ['ㅇㄱㅈㅂㄱ', '여권 재발급'],
        ['ㅇㄱ ㅈㅂㄱ', '여권 재발급'],
        ['durnjs woqkfrmq', '여권 재발급'],
        ['여귄 재발급', '여권 재발급'],
        ['여권 제발급', '여권 재발급'],
        ['겨권 재발급', '여권 재발급'],
        ['주민등록중 재발급', '주민등록증 재발급'],
        ['복비', '부동산 중개보수'],
        ['복비 얼마예요', '부동산 중개보수 수수료'],
        ['여권 재발급 뭐 가져가요', '여권 재발급 구비서류'],
        ['전입신고 인터넷으로 돼요', '전입신고 온라인 신청'],
        ['여권갱신', '여권 재발급'],
        ['tnr', '길고양이 TNR'],
        ['TNR', '길고양이 TNR'],
      ])('should put for %s first %s', async (q, title) => {
        expect(await first(q)).toBe(title)
      })

      it('should put the entry whose code is asked for first, however it is written', async () => {
        const { code, title } = documents[7] as SearchDocument
        for (const q of [code, code.toLowerCase(), code.replace('-', '')]) {
          expect((await ask(q)).hits[0]).toMatchObject({ code, title })
        }
      })

      it('should find a telephone number with and without hyphens and area code', async () => {
        for (const q of ['02-3423-5555', '0234235555', '3423-5555', '34235555']) {
          expect(await first(q), q).toMatch(/^대형폐기물/)
        }
      })

      it('should find nothing, with zeros everywhere, for words nobody has written', async () => {
        const answer = await ask('쾗뷁쮉')
        expect(answer).toMatchObject({
          hits: [],
          total: 0,
          facets: { district: {}, category: {}, freshness: {}, kind: {} },
        })
      })
    })

    describe('narrowing', () => {
      it("should give a named district's entries and the city's, and drop the other districts'", async () => {
        const answer = await ask('강남구 대형폐기물 배출', { limit: 50 })
        expect(answer.query).toMatchObject({ district: '강남구', rewrites: [] })
        expect(answer.hits[0]).toMatchObject({ title: '대형폐기물 배출', district: '강남구' })
        expect(answer.hits.every(({ district }) => district === null || district === '강남구')).toBe(true)
      })

      it('should give one district alone when the scope is district', async () => {
        const answer = await ask('배출', { district: '서초구', scope: 'district', limit: 50 })
        expect(new Set(answer.hits.map(({ district }) => district))).toEqual(new Set(['서초구']))
      })

      it('should filter by category with all below it, organization, kind and freshness', async () => {
        await engine.apply({
          upserts: [makeDocument({ title: '여권 민원 폭주 안내', kind: 'brief', dueAt: undefined })],
        })
        expect((await ask('', { category: '민원', limit: 50 })).total).toBe(25)
        expect((await ask('', { category: '민', limit: 50 })).total).toBe(0)
        expect((await ask('', { organization: '강남구 청소행정과' })).total).toBe(6)
        expect((await ask('여권', { kind: 'brief' })).total).toBe(1)
        expect((await ask('여권', { freshness: 'overdue' })).total).toBe(0)
      })

      it('should narrow to the offices a query names', async () => {
        const offices = compileOffices(
          ['강남구 청소행정과', '서초구 청소행정과', '행정국 민원과'].map((name) => ({ name, aliases: [] })),
        )
        const answer = await lookupWith({ offices: () => offices })({ q: '청소행정과 배출', limit: 50, offset: 0 })
        expect(answer.query.organization).toBe('청소행정과')
        expect(answer.total).toBe(12)
        expect(new Set(answer.hits.map(({ organization }) => organization))).toEqual(
          new Set(['강남구 청소행정과', '서초구 청소행정과']),
        )
      })

      it('should give candidates that are wanted by id when they pass the filters, though nothing in them matches', async () => {
        const [passport] = documents as [SearchDocument]
        const other = documents.find(({ title }) => title === '수도요금 자동이체') as SearchDocument
        const query = readQuery('여권 재발급', {
          thesaurus: NO_WORDS,
          vocabulary: engine.vocabulary,
          readDistrict: false,
        })
        const wanted = async (organization?: string) =>
          engine.search({
            query,
            filters: { organization },
            today: '2026-11-23',
            limit: 64,
            oneOfEachTitle: true,
            including: [other.id, 'unknown'],
          })
        const without = await engine.search({
          query,
          filters: {},
          today: '2026-11-23',
          limit: 64,
          oneOfEachTitle: true,
        })
        const { candidates, total, facets } = await wanted()
        expect(candidates.map(({ document }) => document.id)).toEqual(expect.arrayContaining([passport.id, other.id]))
        expect(total).toBe(without.total + 1)
        expect(facets.kind.entry).toBe(total)
        expect((await wanted('행정국 민원과')).candidates.map(({ document }) => document.id)).not.toContain(other.id)
      })

      it('should count every match in total and facets, however many are shown', async () => {
        const answer = await ask('대형폐기물 배출', { limit: 1 })
        expect(answer.hits).toHaveLength(1)
        expect(answer.total).toBeGreaterThanOrEqual(24)
        expect(answer.facets.district).toMatchObject({ 강남구: 6, 관악구: 6, 은평구: 6, 서초구: 6 })
        expect(Object.values(answer.facets.kind).reduce((sum, count) => sum + count, 0)).toBe(answer.total)
      })

      it('should compute freshness on the day of asking', async () => {
        await engine.apply({
          upserts: [
            makeDocument({ title: '지난 점검', dueAt: '2026-11-22' }),
            makeDocument({ title: '오늘 점검', dueAt: '2026-11-23' }),
            makeDocument({ title: '틀렸다는 점검', disputed: true }),
          ],
        })
        const state = async (q: string) => (await ask(q)).hits[0]?.freshness
        expect(await state('지난 점검')).toBe('overdue')
        expect(await state('오늘 점검')).toBe('due')
        expect(await state('틀렸다는 점검')).toBe('disputed')
        expect((await ask('점검', { freshness: 'overdue' })).hits.map(({ title }) => title)).toEqual(['지난 점검'])
      })
    })

    describe('following changes', () => {
      it('should show a change at once, and the old text no more', async () => {
        const [passport] = documents as [SearchDocument]
        await engine.apply({ upserts: [{ ...passport, title: '차세대 전자여권 교체', aliases: [], revision: 2 }] })
        expect(await first('차세대 전자여권')).toBe('차세대 전자여권 교체')
        expect(await titles('여권 재발급', { limit: 50 })).not.toContain('여권 재발급')
      })

      it('should forget what is removed, and ignore what it never had', async () => {
        const [passport] = documents as [SearchDocument]
        const before = (await ask('여권 재발급')).total
        await engine.apply({ removals: [passport.id, 'unknown'] })
        expect(await first('여권 재발급')).not.toBe('여권 재발급')
        expect((await ask('여권 재발급')).total).toBe(before - 1)
      })

      it('should tell what it holds by id, revision and hash', async () => {
        const [one, two] = documents as [SearchDocument, SearchDocument]
        await engine.apply({ upserts: [{ ...one, revision: 7, contentHash: 'new' }], removals: [two.id] })
        const prints = new Map((await engine.fingerprints()).map((print) => [print.id, print]))
        expect(prints.size).toBe(documents.length - 1)
        expect(prints.get(one.id)).toEqual({ id: one.id, revision: 7, contentHash: 'new' })
        expect(engine.status()).toMatchObject({ ready: true, size: documents.length - 1 })
      })

      it('should tell of some ids at least those, and none that it does not hold', async () => {
        const [one, two] = documents as [SearchDocument, SearchDocument]
        const told = (await engine.fingerprints([one.id, two.id, 'unknown'])).map(({ id }) => id)
        expect(told).toEqual(expect.arrayContaining([one.id, two.id]))
        expect(told).not.toContain('unknown')
      })

      it('should find the same after many small changes as after a rebuild', async () => {
        for (const document of documents) {
          await engine.apply({ upserts: [{ ...document, body: '옛 내용' }] })
          await engine.apply({ upserts: [document] })
        }
        const found = async (): Promise<unknown[]> => {
          const queries = ['여권 재발급', '여권 재발급 수수료', '대형폐기물 배출', 'ㅇㄱㅈㅂㄱ', '복비']
          const answers = await Promise.all(queries.map(async (q) => ask(q, { limit: 50 })))
          return answers.map(({ hits }) => hits.slice(0, 2).map(({ id }) => id))
        }
        const changed = await found()
        await engine.rebuild(documents)
        expect(changed).toEqual(await found())
      })

      it('should apply changes that come in during a rebuild after it', async () => {
        const rebuilding = engine.rebuild(documents)
        const added = makeDocument({ title: '새로 생긴 제도' })
        await Promise.all([rebuilding, engine.apply({ upserts: [added] })])
        expect(await first('새로 생긴 제도')).toBe('새로 생긴 제도')
      })

      it('should replace everything when it is rebuilt', async () => {
        await engine.rebuild([makeDocument({ title: '하나뿐인 글' })])
        expect((await ask('', { limit: 50 })).hits.map(({ title }) => title)).toEqual(['하나뿐인 글'])
      })
    })

    describe('briefs over what they overlay', () => {
      const FROM = NOW - 60_000
      const runningOver = ({ id, overlays }: SearchDocument) => {
        const calendar = createBriefCalendar([{ id, from: FROM, until: undefined, overlays }])
        return { briefs: () => calendar }
      }

      it('should stand right above the entry that answers best, though no word of it is asked for', async () => {
        const [passport] = documents as [SearchDocument]
        const brief = makeDocument({
          kind: 'brief',
          title: '전산 장애 알림',
          body: '접수를 멈췄습니다.',
          overlays: [passport.id],
        })
        await engine.apply({ upserts: [brief] })
        const answer = await lookupWith(runningOver(brief))({ q: '여권 재발급', limit: 10, offset: 0 })
        expect(answer.hits.slice(0, 2).map(({ id }) => id)).toEqual([brief.id, passport.id])
        expect(answer.facets.kind.brief).toBe(1)
        expect((await ask('여권 재발급')).hits.map(({ id }) => id)).not.toContain(brief.id)
      })

      it('should stay away where only entries are asked for, and from what it does not lie over', async () => {
        const [passport] = documents as [SearchDocument]
        const brief = makeDocument({
          kind: 'brief',
          title: '전산 장애 알림',
          body: '접수를 멈췄습니다.',
          overlays: [passport.id],
        })
        await engine.apply({ upserts: [brief] })
        const lookup = lookupWith(runningOver(brief))
        const idsOf = async (request: Partial<LookupRequest> & { q: string }) =>
          (await lookup({ limit: 10, offset: 0, ...request })).hits.map(({ id }) => id)
        expect(await idsOf({ q: '여권 재발급', kind: 'entry' })).not.toContain(brief.id)
        expect(await idsOf({ q: '수도요금 자동이체' })).not.toContain(brief.id)
      })
    })

    describe('ordering', () => {
      it('should give the same order every time', async () => {
        const once = (await ask('배출', { limit: 50 })).hits.map(({ id }) => id)
        await engine.rebuild(documents.toReversed())
        expect((await ask('배출', { limit: 50 })).hits.map(({ id }) => id)).toEqual(once)
      })

      it('should reach every match once by paging, folded ones too', async () => {
        const { total } = await ask('대형폐기물')
        const ids: string[] = []
        for (let offset = 0; offset < total; offset += 7) {
          ids.push(...(await ask('대형폐기물', { limit: 7, offset })).hits.map(({ id }) => id))
        }
        expect(ids).toHaveLength(total)
        expect(new Set(ids).size).toBe(total)
      })

      it('should list without a query what was checked last, codes in order', async () => {
        await engine.apply({ upserts: [makeDocument({ title: '어제 확인', checkedAt: '2026-11-22' })] })
        const { hits, total } = await ask('', { limit: 50 })
        expect(hits[0]?.title).toBe('어제 확인')
        const codes = hits.slice(1).map(({ code }) => code)
        expect(codes).toEqual(codes.toSorted())
        expect(total).toBe(documents.length + 1)
      })
    })
  })
}
