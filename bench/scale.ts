/**
 * How time and memory grow with the number of entries: `npm run bench:scale`.
 *   --sizes N,N,...        of the embedded engine (10000,30000,100000,300000,1000000); `none` for none
 *   --server-sizes N,N,... with Meilisearch behind, where one is found (10000,30000,100000); `none` for none
 *   --keep                 keeps what an earlier run measured of other sizes, so that it can be run in pieces
 * Some fifteen minutes and 10 GB of memory on two cores for all of it. Prints a table, writes docs/search/scale.json after each
 * size and draws docs/search/scale.svg from it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { SearchDocument } from '../src/domain/searchDocument'
import { createLog } from '../src/lib/log'
import { createMeilisearchEngine } from '../src/search/meilisearch/createMeilisearchEngine'
import { hasMeilisearch, startTestMeilisearch } from '../tests/support/meilisearch'
import { readDemoDocuments } from './support/demo'
import { drawScale, type ScalePoint } from './support/drawScale'
import { multiply } from './support/multiply'
import { build, measureLookups } from './support/speed'
import { typedQueries } from './support/typedQueries'

const TODAY = '2026-11-23'
/** A lookup over the wire takes some ten times as long. */
const QUERIES_PER_KIND = { embedded: 12, meilisearch: 4 }
const MOST_LETTERS = 40
const FOLDER = join(import.meta.dirname, '..', 'docs', 'search')
const RESULTS = join(FOLDER, 'scale.json')

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,30000,100000,300000,1000000' },
    'server-sizes': { type: 'string', default: '10000,30000,100000' },
    keep: { type: 'boolean', default: false },
  },
})

function sizesOf(list: string): number[] {
  if (list === 'none') return []
  const sizes = list.split(',').map(Number)
  if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes
  console.error('--sizes and --server-sizes are whole numbers above 0 with commas between, or `none`')
  process.exit(2)
}

const demo = readDemoDocuments(TODAY)
const queriesOf = (documents: readonly SearchDocument[], engine: ScalePoint['engine']): string[] =>
  typedQueries(documents.slice(0, demo.length), QUERIES_PER_KIND[engine], 11).map(({ q }) => q.slice(0, MOST_LETTERS))

async function measureEmbedded(entries: number): Promise<ScalePoint> {
  const documents = multiply(demo, entries)
  const { engine, buildMs, indexMb } = await build(documents)
  const { p50, p95, p99 } = await measureLookups(engine, queriesOf(documents, 'embedded'))
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
    // As a web process does: it remembers rows before it is asked.
    await engine.open()
    const { p50, p95, p99 } = await measureLookups(engine, queriesOf(documents, 'meilisearch'))
    const memoryMb = residentMb(server.pid)
    return { engine: 'meilisearch', entries, p50, p95, p99, buildSeconds, memoryMb }
  } finally {
    engine.close()
    await server.stop()
  }
}

interface Measured {
  node: string
  points: ScalePoint[]
}

const measured: Measured = { node: process.version, points: [] }
if (values.keep && existsSync(RESULTS)) measured.points = (JSON.parse(readFileSync(RESULTS, 'utf8')) as Measured).points

const rounded = (value: number): number => Number(value.toPrecision(3))

/** Written after each size: the next one may be too large for this machine. */
function note(point: ScalePoint): void {
  const { engine, entries } = point
  const { p50, p95, p99, buildSeconds, memoryMb } = point
  const row: ScalePoint = {
    engine,
    entries,
    p50: rounded(p50),
    p95: rounded(p95),
    p99: rounded(p99),
    buildSeconds: rounded(buildSeconds),
    memoryMb: rounded(memoryMb),
  }
  const others = measured.points.filter((other) => other.engine !== engine || other.entries !== entries)
  measured.points = [...others, row].sort((a, b) => a.engine.localeCompare(b.engine) || a.entries - b.entries)
  console.table([row])
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify(measured, null, 2)}\n`)
  writeFileSync(join(FOLDER, 'scale.svg'), drawScale(measured.points))
}

const sizes = sizesOf(values.sizes)
const serverSizes = sizesOf(values['server-sizes'])
for (const entries of sizes) note(await measureEmbedded(entries))
if (hasMeilisearch) for (const entries of serverSizes) note(await measureServer(entries))
else if (serverSizes.length > 0) console.log('no MEILI_HOST and no meilisearch on the PATH: measured without it')
console.table(measured.points)
