import { describe, expect, it } from 'vitest'

import { createEmbeddedEngine } from '../../../src/search/embedded/createEmbeddedEngine'
import { createLookup } from '../../../src/search/lookup'
import { defaultThesaurus } from '../../../src/search/thesaurus/defaultThesaurus'
import { makeDocument } from './documents'
import { describeEngine } from './engineContract'

describeEngine('the embedded engine', createEmbeddedEngine)

const manyDocuments = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    makeDocument({ title: `제도 ${i} 안내`, body: `제${i}호 사업의 내용을 알려 드립니다. `.repeat(8) }),
  )

describe('the embedded engine', () => {
  it('should answer before anything was built, with nothing', () => {
    const engine = createEmbeddedEngine()
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    expect(engine.status()).toEqual({ ready: false, size: 0, version: 0 })
    for (const q of ['', '여권', 'ㅇㄱ'])
      expect(lookup({ q, limit: 10, offset: 0 })).toMatchObject({ hits: [], total: 0 })
  })

  it('should give way to the event loop while it builds, and answer from the old contents', async () => {
    const engine = createEmbeddedEngine()
    await engine.rebuild([makeDocument({ title: '옛 글' })])
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    let turns = 0
    let building = true
    const rebuilt = engine.rebuild(manyDocuments(4000)).then(() => (building = false))
    while (building) {
      await new Promise((resolve) => setImmediate(resolve))
      if (building) expect(await lookup({ q: '옛 글', limit: 1, offset: turns })).toMatchObject({ total: 1 })
      turns++
    }
    await rebuilt
    expect(turns).toBeGreaterThan(5)
  })

  it('should merge its small segments and lose nothing', async () => {
    const engine = createEmbeddedEngine()
    await engine.rebuild(manyDocuments(50))
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    for (let i = 0; i < 300; i++) {
      await engine.apply({ upserts: [makeDocument({ id: `n${i}`, code: `N-${i}`, title: `덧붙인 글 ${i}` })] })
    }
    expect(engine.status().size).toBe(350)
    expect(await lookup({ q: '덧붙인 글 299', limit: 1, offset: 0 })).toMatchObject({ hits: [{ id: 'n299' }] })
    expect((await lookup({ q: '', limit: 1, offset: 0 })).total).toBe(350)
  })

  it('should hold what a long import wrote in batches, replaced and removed', async () => {
    const engine = createEmbeddedEngine()
    await engine.rebuild(manyDocuments(50))
    const batch = (from: number, title: string) =>
      Array.from({ length: 60 }, (_, i) =>
        makeDocument({ id: `n${from + i}`, code: `N-${from + i}`, title: `${title} ${from + i}` }),
      )
    for (let at = 0; at < 40; at++) await engine.apply({ upserts: batch(at * 60, '들여온 글') })
    for (let at = 0; at < 20; at++) await engine.apply({ upserts: batch(at * 60, '고친 글') })
    await engine.apply({ removals: Array.from({ length: 60 }, (_, i) => `n${2340 + i}`) })
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    expect((await lookup({ q: '', limit: 1, offset: 0 })).total).toBe(50 + 2340)
    expect(await lookup({ q: '고친 글 7', limit: 1, offset: 0 })).toMatchObject({ hits: [{ id: 'n7' }] })
    expect(await lookup({ q: '들여온 글 2000', limit: 1, offset: 0 })).toMatchObject({ hits: [{ id: 'n2000' }] })
    expect((await lookup({ q: '들여온 글 2399', limit: 50, offset: 0 })).hits.map(({ id }) => id)).not.toContain(
      'n2399',
    )
  })

  it('should say when its segments cannot be merged, and go on with them', async () => {
    const errors: unknown[] = []
    const engine = createEmbeddedEngine({ onError: (err) => errors.push(err) })
    let isBroken = false
    const document = makeDocument({ title: '깨진 글' })
    const broken = Object.defineProperty({ ...document }, 'body', {
      enumerable: true,
      get: () => {
        if (isBroken) throw new Error('cannot be read')
        return document.body
      },
    })
    await engine.rebuild([broken, ...manyDocuments(20)])
    isBroken = true
    for (let i = 0; i < 300 && errors.length === 0; i++)
      await engine.apply({ upserts: [makeDocument({ id: `n${i}`, title: `덧붙인 글 ${i}` })] })
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => 0 })
    expect(await lookup({ q: '덧붙인 글 0', limit: 1, offset: 0 })).toMatchObject({ hits: [{ id: 'n0' }] })
  })
})
