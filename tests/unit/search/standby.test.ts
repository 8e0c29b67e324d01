import { describe, expect, it } from 'vitest'

import { createLog } from '../../../src/lib/log'
import { createEmbeddedEngine } from '../../../src/search/embedded/createEmbeddedEngine'
import type { SearchEngine } from '../../../src/search/engine'
import { createLookup } from '../../../src/search/lookup'
import { createStandbyEngine, type StandbyEngine } from '../../../src/search/standby'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { makeDocument, makeKnowledgeBase } from './documents'
import { describeEngine } from './engineContract'

const log = createLog({ level: 'silent' })

/** Never answers: every lookup is the standby's. */
function deadEngine(): SearchEngine {
  const refuse = (): Promise<never> => Promise.reject(new Error('connection refused'))
  return {
    name: 'meilisearch',
    search: refuse,
    apply: refuse,
    rebuild: refuse,
    fingerprints: refuse,
    status: () => ({ ready: true, size: 0, version: undefined }),
    vocabulary: createEmbeddedEngine().vocabulary,
  }
}

function pair(primary: SearchEngine, checkEveryMs = 10): StandbyEngine {
  return createStandbyEngine({
    primary,
    standby: createEmbeddedEngine(),
    isStandbyCurrent: () => true,
    log,
    timing: { checkEveryMs, behindMs: 100 },
  })
}

describeEngine('the standby of a search server that is down', () => pair(deadEngine()))

describe('the standby', () => {
  const serving = (engine: StandbyEngine, who: 'primary' | 'standby') =>
    expect.poll(() => engine.state().serving, { timeout: 5000 }).toBe(who)

  it('should answer until the primary was looked at, then leave it to the primary', async () => {
    const primary = createEmbeddedEngine()
    const engine = pair(primary, 2000)
    const documents = makeKnowledgeBase()
    await Promise.all([primary.rebuild(documents), engine.rebuild(documents)])
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    expect(engine.state()).toMatchObject({ serving: 'standby', reason: 'starting' })
    expect((await lookup({ q: '여권', limit: 1, offset: 0 })).engine).toBe('standby')
    await serving(engine, 'primary')
    expect((await lookup({ q: '여권', limit: 1, offset: 0 })).engine).toBe('embedded')
    engine.stop()
  })

  it('should not let a primary serve that lacks one document', async () => {
    const primary = createEmbeddedEngine()
    const engine = pair(primary)
    const documents = makeKnowledgeBase()
    await Promise.all([primary.rebuild(documents.slice(1)), engine.rebuild(documents)])
    await expect.poll(() => engine.state().detail).toBe('differs in 1 documents')
    expect(engine.state().serving).toBe('standby')
    await primary.apply({ upserts: documents.slice(0, 1) })
    await serving(engine, 'primary')
    engine.stop()
  })

  it('should step in when a change does not reach the primary in time, and say why', async () => {
    const primary = createEmbeddedEngine()
    const engine = pair(primary)
    const documents = makeKnowledgeBase()
    await Promise.all([primary.rebuild(documents), engine.rebuild(documents)])
    await serving(engine, 'primary')
    const [first] = documents
    const changed = makeDocument({ ...first, title: '고친 제목', revision: 2, contentHash: 'changed' })
    await engine.apply({ upserts: [changed] })
    expect(engine.state().serving).toBe('primary')
    await serving(engine, 'standby')
    expect(engine.state()).toMatchObject({ reason: 'behind', detail: 'lacks 1 changes' })
    await primary.apply({ upserts: [changed] })
    await serving(engine, 'primary')
    engine.stop()
  })

  it('should answer from the standby what an emptied primary does not find', async () => {
    const primary = createEmbeddedEngine()
    const engine = pair(primary, 1500)
    const documents = makeKnowledgeBase()
    await Promise.all([primary.rebuild(documents), engine.rebuild(documents)])
    await serving(engine, 'primary')
    // Emptied between two checks.
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    await primary.rebuild([])
    expect(await lookup({ q: '여권 재발급', limit: 1, offset: 0 })).toMatchObject({
      engine: 'standby',
      hits: [{ title: '여권 재발급' }],
    })
    // That answer has asked for a check, long before the next one would come.
    await expect.poll(() => engine.state().reason, { timeout: 1000 }).toBe('behind')
    engine.stop()
  })

  it('should not flip for a search that finds nothing anywhere', async () => {
    const primary = createEmbeddedEngine()
    const engine = pair(primary)
    await Promise.all([primary.rebuild([]), engine.rebuild([])])
    await serving(engine, 'primary')
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    expect(await lookup({ q: '쾗뷁쮉', limit: 1, offset: 0 })).toMatchObject({ total: 0, engine: 'embedded' })
    expect(engine.state().serving).toBe('primary')
    engine.stop()
  })
})
