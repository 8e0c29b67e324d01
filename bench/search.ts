/**
 * `npm run bench:search [-- --unseen]`: quality and speed of the search in this process. Quality on the query sets of
 * `bench/queries` over the demo, and on the welfare questions of `../shared/data` where they are; speed while typing.
 * Prints tables and writes `bench/results/search.json`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

import { dayOf } from '../src/domain/day'
import type { LookupHit } from '../src/domain/lookup'
import type { SearchDocument } from '../src/domain/searchDocument'
import { createEmbeddedEngine } from '../src/search/embedded/createEmbeddedEngine'
import { createLookup, type Lookup } from '../src/search/lookup'
import { defaultThesaurus } from '../src/search/thesaurus/defaultThesaurus'
import { readDemoDocuments } from './support/demo'
import { success, type Success } from './support/success'
import { readWelfareDocuments, readWelfareQueries } from './support/welfare'

interface SetQuery {
  kind: string
  tone?: string
  q: string
  expect: string[]
  district?: string
}

const SHARED = process.env.IEUM_BENCH_DATA ?? '../shared/data'
const FILES = process.argv.includes('--unseen') ? ['unseen'] : ['dev']
const ENTRIES = 9954
const today = dayOf(Date.now())

interface Engine {
  lookup: Lookup
  buildMs: number
  heapMb: number
}

async function build(documents: readonly SearchDocument[]): Promise<Engine> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const engine = createEmbeddedEngine()
  const started = performance.now()
  await engine.rebuild(documents)
  const buildMs = performance.now() - started
  globalThis.gc?.()
  const after = process.memoryUsage()
  const used = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  const lookup = createLookup({ engine, thesaurus: () => defaultThesaurus, clock: () => Date.now() })
  return { lookup, buildMs, heapMb: used / 2 ** 20 }
}

const hitsOf = async ({ lookup }: Engine, q: string, limit = 10): Promise<LookupHit[]> =>
  (await lookup({ q, limit, offset: 0 })).hits

async function measureSets(engine: Engine): Promise<Record<string, Success>> {
  const ranks = new Map<string, number[]>()
  for (const file of FILES) {
    for (const line of readFileSync(`bench/queries/${file}.jsonl`, 'utf8').split('\n').filter(Boolean)) {
      const { kind, tone, q, expect, district } = JSON.parse(line) as SetQuery
      const hits = await hitsOf(engine, q)
      const rank = hits.findIndex((hit) => expect.includes(hit.title) && (!district || hit.district === district))
      const name = tone ? `${kind} (${tone})` : kind
      ranks.set(name, [...(ranks.get(name) ?? []), rank])
    }
  }
  return Object.fromEntries([...ranks].map(([kind, of]) => [kind, success(of)]))
}

/** An answer counts when an entry of its programme is among the first k different programmes. */
async function measureWelfare(): Promise<Success | undefined> {
  const [table, queries] = [`${SHARED}/welfare-qa.csv`, `${SHARED}/welfare-qa-dev-queries.jsonl`]
  if (!existsSync(table) || !existsSync(queries)) return undefined
  const engine = await build(readWelfareDocuments(table))
  const ranks: number[] = []
  for (const { q, category } of readWelfareQueries(queries)) {
    const programmes = [...new Set((await hitsOf(engine, q, 50)).map((hit) => hit.category))]
    ranks.push(programmes.findIndex((path) => path.split('>').at(-1) === category))
  }
  return success(ranks)
}

/** Every state of typing of every query, each asked once: what a shift of agents sends. */
async function measureSpeed(engine: Engine): Promise<Record<string, number>> {
  const lines = FILES.flatMap((file) => readFileSync(`bench/queries/${file}.jsonl`, 'utf8').split('\n').filter(Boolean))
  const queries = lines.map((line) => (JSON.parse(line) as SetQuery).q)
  const states = [...new Set(queries.flatMap((q) => Array.from({ length: q.length }, (_, n) => q.slice(0, n + 1))))]
  for (const q of states.slice(0, 400)) await engine.lookup({ q: `${q} `, limit: 20, offset: 0 })
  const times: number[] = []
  for (const q of states) {
    const started = performance.now()
    JSON.stringify(await engine.lookup({ q, limit: 20, offset: 0 }))
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1000) / 1000
  const total = times.reduce((sum, time) => sum + time, 0)
  return {
    states: states.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    perSecond: Math.round((times.length / total) * 1000),
  }
}

const demo = await build(readDemoDocuments(today).slice(0, ENTRIES))
const speed = { ...(await measureSpeed(demo)), buildMs: Math.round(demo.buildMs), heapMb: Math.round(demo.heapMb) }
// All of the catalogue: what the demo drops to fit its count may be expected by a query.
const sets = await measureSets(await build(readDemoDocuments(today)))
const welfare = await measureWelfare()

console.log(`\n질의 모음 (${FILES.join(', ')})`)
console.table(sets)
if (welfare) console.table({ 'welfare (dev)': welfare })
console.log(`\n속도 (${ENTRIES.toLocaleString('ko-KR')}건, ms)`)
console.table(speed)
mkdirSync('bench/results', { recursive: true })
writeFileSync('bench/results/search.json', `${JSON.stringify({ files: FILES, sets, welfare, speed }, null, 2)}\n`)
