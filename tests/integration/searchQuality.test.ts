import { existsSync, readFileSync } from 'node:fs'

import { beforeAll, describe, expect, it } from 'vitest'

import { readDemoDocuments } from '../../bench/support/demo'
import { readWelfareDocuments, readWelfareQueries } from '../../bench/support/welfare'
import type { SearchDocument } from '../../src/domain/searchDocument'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import { createLookup, type Lookup } from '../../src/search/lookup'
import { defaultThesaurus } from '../../src/search/thesaurus/defaultThesaurus'

const NOW = Date.parse('2026-11-23T03:00:00Z')
const WELFARE = '../shared/data/welfare-qa.csv'
const WELFARE_QUERIES = '../shared/data/welfare-qa-dev-queries.jsonl'

interface SetQuery {
  kind: string
  q: string
  expect: string[]
  district?: string
}

async function lookupOver(documents: readonly SearchDocument[]): Promise<Lookup> {
  const engine = createEmbeddedEngine()
  await engine.rebuild(documents)
  return createLookup({ engine, thesaurus: () => defaultThesaurus, clock: () => NOW })
}

describe('the embedded engine on the demo', () => {
  const queries = ['dev', 'unseen'].flatMap((file) =>
    readFileSync(`bench/queries/${file}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as SetQuery),
  )
  let lookup: Lookup
  beforeAll(async () => {
    lookup = await lookupOver(readDemoDocuments('2026-11-23'))
  })

  it.each(['title', 'half', 'unspaced', 'choseong', 'english', 'district'])(
    'should have the answer among the first three for 0.95 of %s queries',
    async (kind) => {
      const of = queries.filter((query) => query.kind === kind)
      const missed: string[] = []
      for (const { q, expect: titles, district } of of) {
        const { hits } = await lookup({ q, limit: 3, offset: 0 })
        if (!hits.some((hit) => titles.includes(hit.title) && (!district || hit.district === district))) missed.push(q)
      }
      expect(of.length).toBe(48)
      expect(1 - missed.length / of.length, missed.join(', ')).toBeGreaterThanOrEqual(0.95)
    },
  )
})

const hasWelfare = existsSync(WELFARE) && existsSync(WELFARE_QUERIES)
describe.skipIf(!hasWelfare)('the embedded engine on welfare-qa (skipped where ../shared/data is missing)', () => {
  it('should have the programme among the first three for 0.80 of the dev queries', async () => {
    const lookup = await lookupOver(readWelfareDocuments(WELFARE))
    const queries = readWelfareQueries(WELFARE_QUERIES)
    let found = 0
    for (const { q, category } of queries) {
      const { hits } = await lookup({ q, limit: 50, offset: 0 })
      const programmes = [...new Set(hits.map((hit) => hit.category.split('>').at(-1)))]
      if (programmes.slice(0, 3).includes(category)) found += 1
    }
    expect(found / queries.length).toBeGreaterThanOrEqual(0.8)
  })
})
