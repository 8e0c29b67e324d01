/**
 * How time and memory grow with the number of entries: `npm run bench:scale`.
 *   --sizes N,N,...        of the embedded engine (10000,30000,100000,300000,1000000)
 *   --server-sizes N,N,... with Meilisearch behind, where one is found (10000,30000,100000)
 * Prints a table, writes bench/results/scale.json and draws docs/search/scale.svg.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { SearchDocument } from '../src/domain/searchDocument'
import { createLog } from '../src/lib/log'
import { createLookup } from '../src/search/lookup'
import { createMeilisearchEngine } from '../src/search/meilisearch/createMeilisearchEngine'
import { defaultThesaurus } from '../src/search/thesaurus/defaultThesaurus'
import { hasMeilisearch, startTestMeilisearch } from '../tests/support/meilisearch'
import { readDemoDocuments } from './support/demo'
import { drawScale, type ScalePoint } from './support/drawScale'
import { multiply } from './support/multiply'
import { build, measureSpeed } from './support/speed'
import { typedQueries } from './support/typedQueries'

const TODAY = '2026-11-23'
const QUERIES_PER_KIND = 12
const MOST_LETTERS = 40
const SERVER_ROUNDS = 2
const RESULTS = 'bench/results'
const FOLDER = join(import.meta.dirname, '..', 'docs', 'search')

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,30000,100000,300000,1000000' },
    'server-sizes': { type: 'string', default: '10000,30000,100000' },
  },
})
const numbers = (list: string): number[] => list.split(',').filter(Boolean).map(Number)

const demo = readDemoDocuments(TODAY)
const queriesOf = (documents: readonly SearchDocument[]): string[] =>
  typedQueries(documents.slice(0, demo.length), QUERIES_PER_KIND, 11).map(({ q }) => q.slice(0, MOST_LETTERS))

async function measureEmbedded(entries: number): Promise<ScalePoint> {
  const documents = multiply(demo, entries)
  const { engine, buildMs, indexMb } = await build(documents)
  const { p50, p95, p99 } = await measureSpeed(engine, queriesOf(documents), documents)
  return { engine: 'embedded', entries, p50, p95, p99, buildSeconds: buildMs / 1000, memoryMb: indexMb }
}

/** A search server's memory, as its process on this machine counts it; 0 for one that runs elsewhere. */
function residentMb(pid: number | undefined): number {
  if (pid === undefined) return 0
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1000
}

async function measureServer(entries: number): Promise<ScalePoint> {
  const server = await startTestMeilisearch()
  const log = createLog({ level: 'silent' })
  const engine = createMeilisearchEngine({ host: server.host, apiKey: server.apiKey, log })
  try {
    const documents = multiply(demo, entries)
    const began = performance.now()
    await engine.rebuild(documents)
    const buildSeconds = (performance.now() - began) / 1000
    const lookup = createLookup({ engine, thesaurus: () => defaultThesaurus, clock: () => Date.now() })
    const times: number[] = []
    for (let round = 0; round < SERVER_ROUNDS; round++) {
      for (const q of queriesOf(documents)) {
        const asked = performance.now()
        await lookup({ q, limit: 20, offset: round })
        if (round > 0) times.push(performance.now() - asked)
      }
    }
    times.sort((a, b) => a - b)
    const at = (part: number): number => times[Math.floor(times.length * part)] ?? 0
    const memoryMb = residentMb(server.pid)
    return { engine: 'meilisearch', entries, p50: at(0.5), p95: at(0.95), p99: at(0.99), buildSeconds, memoryMb }
  } finally {
    engine.close()
    await server.stop()
  }
}

const points: ScalePoint[] = []
const note = (point: ScalePoint): void => {
  points.push(point)
  console.table([
    Object.fromEntries(
      Object.entries(point).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toFixed(2)) : value]),
    ),
  ])
}
for (const entries of numbers(values.sizes)) note(await measureEmbedded(entries))
if (hasMeilisearch) for (const entries of numbers(values['server-sizes'])) note(await measureServer(entries))
else console.log('no MEILI_HOST and no meilisearch on the PATH: measured without it')

mkdirSync(RESULTS, { recursive: true })
writeFileSync(join(RESULTS, 'scale.json'), `${JSON.stringify({ node: process.version, points }, null, 2)}\n`)
mkdirSync(FOLDER, { recursive: true })
writeFileSync(join(FOLDER, 'scale.svg'), drawScale(points))
