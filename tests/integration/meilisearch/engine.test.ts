import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { readDemoDocuments } from '../../../bench/support/demo'
import type { BenchQuery } from '../../../bench/support/typedQueries'
import { createLog } from '../../../src/lib/log'
import { connectSearchServer, openSearchServer } from '../../../src/search/connectSearchServer'
import { createEmbeddedEngine } from '../../../src/search/embedded/createEmbeddedEngine'
import type { SearchEngine } from '../../../src/search/engine'
import { createLookup } from '../../../src/search/lookup'
import {
  createMeilisearchEngine,
  type MeilisearchEngine,
} from '../../../src/search/meilisearch/createMeilisearchEngine'
import { leastRightKey } from '../../../src/search/meilisearch/leastRightKey'
import { SETTINGS } from '../../../src/search/meilisearch/settings'
import { MeilisearchStore } from '../../../src/search/meilisearch/store'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { hasMeilisearch, named, startTestMeilisearch, type TestMeilisearch } from '../../support/meilisearch'
import { makeDocument, makeKnowledgeBase } from '../../unit/search/documents'
import { describeEngine } from '../../unit/search/engineContract'

// Each write is waited for, and takes a tenth of a second.
vi.setConfig({ testTimeout: 180_000 })

const TODAY = '2026-11-23'
const NOW = Date.parse(`${TODAY}T01:00:00Z`)
const log = createLog({ level: 'silent' })

const lookupOf = (engine: SearchEngine) => createLookup({ engine, thesaurus: defaultThesaurus, clock: () => NOW })
const firstOf = async (engine: SearchEngine, q: string): Promise<string | undefined> =>
  (await lookupOf(engine)({ q, limit: 3, offset: 0 })).hits[0]?.title

describe.skipIf(!hasMeilisearch)(named('Meilisearch'), () => {
  let server: TestMeilisearch
  beforeAll(async () => {
    server = await startTestMeilisearch()
  })
  afterAll(() => server.stop())

  const engineOn = (index: string, key = server.apiKey): MeilisearchEngine =>
    createMeilisearchEngine({ host: server.host, apiKey: key, log, index })

  describeEngine('the Meilisearch engine', () => engineOn('contract'))

  describe('the Meilisearch engine beside the embedded one', () => {
    it('should give the same first three for 0.95 of queries on the demo', async () => {
      const documents = readDemoDocuments(TODAY)
      const [embedded, meilisearch] = [createEmbeddedEngine(), engineOn('demo')]
      await Promise.all([embedded.rebuild(documents), meilisearch.rebuild(documents)])
      const lines = readFileSync('bench/queries/dev.jsonl', 'utf8').split('\n').filter(Boolean)
      const firstThree = async (engine: SearchEngine, q: string): Promise<string> =>
        (await lookupOf(engine)({ q, limit: 3, offset: 0 })).hits.map(({ id }) => id).join()
      let same = 0
      for (const line of lines) {
        const { q } = JSON.parse(line) as BenchQuery
        if ((await firstThree(embedded, q)) === (await firstThree(meilisearch, q))) same++
      }
      expect(same / lines.length).toBeGreaterThanOrEqual(0.95)
    })
  })

  describe('a process that searches and another one that writes', () => {
    it('should meet within a second, words and titles that nobody wrote before included', async () => {
      const writer = engineOn('two')
      await writer.rebuild(makeKnowledgeBase())
      const reader = engineOn('two')
      await reader.open()
      expect(reader.status()).toMatchObject({ ready: true, size: makeKnowledgeBase().length })
      const { version } = reader.status()
      await writer.apply({ upserts: [makeDocument({ title: 'KTX 특송', organization: '철도안내과' })] })
      await expect.poll(() => reader.status().version, { timeout: 5000 }).not.toBe(version)
      expect(await firstOf(reader, 'ktx')).toBe('KTX 특송')
      expect(reader.vocabulary.hasLatin('ktx')).toBe(true)
      expect(reader.vocabulary.hasOrganization('철도안내과')).toBe(true)
      expect(reader.vocabulary.hasInTitle('특송')).toBe(true)
      reader.close()
    })

    it('should know the same of the contents after many changes as after a rebuild', async () => {
      const writer = engineOn('counts')
      const documents = makeKnowledgeBase()
      await writer.rebuild(documents.slice(0, 20))
      await writer.apply({ upserts: documents.slice(10) })
      await writer.apply({ removals: documents.slice(0, 5).map(({ id }) => id) })
      const changed = await lookupOf(writer).explain({ q: '여권 재발급 수수료', limit: 10, offset: 0 })
      await writer.rebuild(documents.slice(5))
      const rebuilt = await lookupOf(writer).explain({ q: '여권 재발급 수수료', limit: 10, offset: 0 })
      expect(changed.mass).toBeCloseTo(rebuilt.mass, 9)
      expect(changed.total).toBe(rebuilt.total)
    })

    it('should not be ready on an index that is not there, or was made in another way', async () => {
      const engine = engineOn('unknown')
      await engine.open()
      expect(engine.status().ready).toBe(false)
      const store = new MeilisearchStore(server)
      await store.create('unknown')
      await store.add('unknown', [{ id: 'head' }])
      await engine.refresh()
      expect(engine.status().ready).toBe(false)
      engine.close()
    })
  })

  describe('an index that others have changed', () => {
    it('should be searched as what it is now when another one was put in its place', async () => {
      const [writer, reader] = [engineOn('replaced'), engineOn('replaced')]
      await writer.rebuild(makeKnowledgeBase())
      expect(await firstOf(reader, '여권 재발급')).toBe('여권 재발급')
      await writer.rebuild([makeDocument({ title: '따릉이 대여' })])
      // Nothing but the search itself tells this reader, which has never looked.
      expect(await firstOf(reader, '따릉이')).toBe('따릉이 대여')
      expect(reader.status().size).toBe(1)
    })

    it('should be built anew when a sleeper has put its old head over the new one', async () => {
      const [sleeper, other] = [engineOn('sleeper'), engineOn('sleeper')]
      await sleeper.rebuild(makeKnowledgeBase())
      const store = new MeilisearchStore(server)
      const { hits } = await store.search<{ id: string }>('sleeper', { filter: 'row = head' })
      await other.rebuild(makeKnowledgeBase())
      await store.add('sleeper', hits)
      expect(await other.building?.()).toBeUndefined()
      await expect(firstOf(other, '여권')).rejects.toMatchObject({ code: 'search/meilisearch-index' })
      await other.rebuild(makeKnowledgeBase())
      expect(await other.building?.()).toBeGreaterThan(0)
      expect(await firstOf(sleeper, '여권 재발급')).toBe('여권 재발급')
    })

    it('should say that another process has written', async () => {
      const [ours, theirs] = [engineOn('written'), engineOn('written')]
      await ours.rebuild(makeKnowledgeBase())
      const before = await ours.building?.()
      await ours.apply({ upserts: [makeDocument({ title: '따릉이 대여' })] })
      expect(await ours.building?.()).toBe(before)
      await theirs.apply({ upserts: [makeDocument({ title: '따릉이 반납' })] })
      const after = await ours.building?.()
      expect(after).not.toBe(before)
      expect(await ours.building?.()).toBe(after)
    })

    it('should get our settings back', async () => {
      const engine = engineOn('mended')
      await engine.rebuild(makeKnowledgeBase())
      const store = new MeilisearchStore(server)
      expect(await store.mendSettings('mended')).toBe(false)
      const changed = await fetch(`${server.host}/indexes/mended/settings`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ faceting: { maxValuesPerFacet: 3 }, rankingRules: ['typo'] }),
      })
      expect(changed.status).toBe(202)
      await expect.poll(() => engine.building?.(), { timeout: 5000 }).toBeGreaterThan(0)
      await expect.poll(() => store.mendSettings('mended'), { timeout: 5000 }).toBe(false)
      expect((await lookupOf(engine)({ q: '배출', limit: 50, offset: 0 })).total).toBeGreaterThan(20)
    })

    it('should say whether it takes writes at all', async () => {
      const engine = engineOn('trial')
      await engine.rebuild(makeKnowledgeBase())
      await engine.tryWriting?.()
      const reader = engineOn('trial', (await leastRightKey(server, 'search', 'trial')).apiKey)
      await expect(reader.tryWriting?.()).rejects.toMatchObject({ data: { reason: 'invalid_api_key' } })
    })
  })

  describe('a rebuild', () => {
    it('should leave the old index in use when it is cut off, and clear up the next time', async () => {
      const engine = engineOn('cut')
      await engine.rebuild(makeKnowledgeBase())
      const cutOff = async function* () {
        yield makeDocument({ title: '반쪽' })
        throw new Error('killed')
      }
      await expect(engine.rebuild(cutOff())).rejects.toThrow('killed')
      expect(await firstOf(engine, '여권 재발급')).toBe('여권 재발급')
      const store = new MeilisearchStore(server)
      await store.create('cut-next')
      await engine.rebuild(makeKnowledgeBase())
      expect(await store.hasIndex('cut-next')).toBe(false)
      expect(await firstOf(engine, '여권 재발급')).toBe('여권 재발급')
    })

    it('should keep the old index when Meilisearch refuses a document', async () => {
      const engine = engineOn('refused')
      await engine.rebuild(makeKnowledgeBase())
      const broken = makeDocument({ id: 'not an id', title: '쓸 수 없는 번호' })
      await expect(engine.rebuild([broken])).rejects.toMatchObject({ code: 'search/meilisearch-task' })
      expect(await firstOf(engine, '여권 재발급')).toBe('여권 재발급')
    })

    it('should give the index our settings', async () => {
      await engineOn('settings').rebuild(makeKnowledgeBase())
      const reply = await fetch(`${server.host}/indexes/settings/settings`, {
        headers: server.apiKey ? { authorization: `Bearer ${server.apiKey}` } : {},
      })
      expect(await reply.json()).toMatchObject({
        rankingRules: SETTINGS.rankingRules,
        typoTolerance: { enabled: false },
      })
    })
  })

  describe('keys', () => {
    it('should let the search key search and nothing else, and the writing key write', async () => {
      const write = await leastRightKey(server, 'write', 'keys')
      const search = await leastRightKey(server, 'search', 'keys')
      expect(await leastRightKey(server, 'search', 'keys')).toEqual(search)
      expect(search.apiKey).not.toBe(server.apiKey)
      await engineOn('keys', write.apiKey).rebuild(makeKnowledgeBase())
      const reader = engineOn('keys', search.apiKey)
      await reader.open()
      expect(await firstOf(reader, '여권 재발급')).toBe('여권 재발급')
      await expect(reader.apply({ upserts: [makeDocument({ title: '몰래 쓴 글' })] })).rejects.toMatchObject({
        code: 'search/meilisearch-unavailable',
        data: { reason: 'invalid_api_key' },
      })
      expect(await reader.fingerprints()).toHaveLength(makeKnowledgeBase().length)
      reader.close()
      expect(await leastRightKey(write, 'search', 'keys')).toEqual(write)
    })

    it('should be made by who opens the server with the master key, and be made anew when they are lost', async () => {
      const given = { ...server, log, index: 'opened' }
      await connectSearchServer(given).rebuild(makeKnowledgeBase())
      const reader = openSearchServer(given)
      await expect.poll(() => reader.status().ready, { timeout: 5000 }).toBe(true)
      await expect(reader.rebuild([])).rejects.toMatchObject({ data: { reason: 'invalid_api_key' } })
      const { apiKey } = await leastRightKey(server, 'search', 'opened')
      const deleted = await fetch(`${server.host}/keys/${apiKey}`, {
        method: 'DELETE',
        headers: server.apiKey ? { authorization: `Bearer ${server.apiKey}` } : {},
      })
      expect(deleted.ok).toBe(true)
      await expect.poll(() => firstOf(reader, '여권 재발급').catch(() => ''), { timeout: 5000 }).toBe('여권 재발급')
    })

    it('should say that a key is wrong', async () => {
      const engine = engineOn('keys', 'a-key-that-nobody-made')
      await expect(engine.open()).rejects.toMatchObject({ code: 'search/meilisearch-unavailable' })
    })
  })
})

describe('the Meilisearch engine without its server', () => {
  it('should fail a search within its patience, and not be ready', async () => {
    const engine = createMeilisearchEngine({ host: 'http://127.0.0.1:1', apiKey: undefined, log })
    expect(engine.status()).toEqual({ ready: false, size: 0, version: 0 })
    await expect(firstOf(engine, '여권')).rejects.toMatchObject({ code: 'search/meilisearch-unavailable' })
  })
})
