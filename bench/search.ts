/**
 * Quality and speed of search: `npm run bench:search`. The embedded engine; beside it, with --engines, Meilisearch (MEILI_HOST
 * or a `meilisearch` on the PATH) with our ranker and as it comes, and MiniSearch as it comes.
 *   --data DIR     where welfare-qa.csv and welfare-qa-dev-queries.jsonl lie (IEUM_BENCH_DATA; ../shared/data)
 *   --queries DIR  query sets, one a file (bench/queries)
 *   --sets NAMES   only these of them, by comma: `dev,spoken-dev` while tuning, so that nothing unseen is looked at
 *   --misses NAME  print what this query set (`typed`, `dev` ...) missed
 *   --engines      the engines side by side
 *   --large        speed with 100,000 entries as well
 * Prints a table and writes bench/results/search.json.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import type { SearchDocument } from '../src/domain/searchDocument'
import { createLog } from '../src/lib/log'
import type { SearchEngine } from '../src/search/engine'
import { createLookup, type Lookup } from '../src/search/lookup'
import { createMeilisearchEngine } from '../src/search/meilisearch/createMeilisearchEngine'
import { defaultThesaurus } from '../src/search/thesaurus/defaultThesaurus'
import type { Asker } from './support/asker'
import { miniSearch, rawMeilisearch } from './support/asTheyCome'
import { hasMeilisearch, startTestMeilisearch } from '../tests/support/meilisearch'
import { readDemoDocuments } from './support/demo'
import { measureKeystrokes } from './support/keystrokes'
import { measureProgrammes, measureTitles, type Quality } from './support/quality'
import { agreement, forgetfulLookup, measureBeside } from './support/sideBySide'
import { multiply } from './support/multiply'
import { build, measureSpeed, measureTyping } from './support/speed'
import { type BenchQuery, typedQueries } from './support/typedQueries'
import { readWelfareDocuments, readWelfareQueries } from './support/welfare'

const TODAY = '2026-11-23'
const NOW = Date.parse(`${TODAY}T01:00:00Z`)
const RESULTS = 'bench/results'
const QUERIES_PER_KIND = 200
const TYPED_FOR_SPEED = 150
const LARGE = 100_000
const TYPED_BY_KEYS = 40

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.IEUM_BENCH_DATA ?? '../shared/data' },
    queries: { type: 'string', default: 'bench/queries' },
    sets: { type: 'string' },
    misses: { type: 'string' },
    large: { type: 'boolean', default: false },
    engines: { type: 'boolean', default: false },
  },
})

const lookupOf = (engine: SearchEngine): Lookup =>
  createLookup({ engine, thesaurus: defaultThesaurus, clock: () => NOW })

function readQuerySets(directory: string, only: readonly string[] | undefined): Record<string, BenchQuery[]> {
  if (!existsSync(directory)) return {}
  const names = readdirSync(directory).flatMap((file) => (file.endsWith('.jsonl') ? file.replace('.jsonl', '') : []))
  const missing = only?.filter((name) => !names.includes(name)) ?? []
  if (missing.length > 0) throw new Error(`no query set ${missing.join(', ')} in ${directory}`)
  return Object.fromEntries(
    (only ?? names).map((name) => {
      const lines = readFileSync(join(directory, `${name}.jsonl`), 'utf8')
        .split('\n')
        .filter(Boolean)
      return [name, lines.map((line) => withTone(JSON.parse(line) as BenchQuery))]
    }),
  )
}

/** Very colloquial side questions are a kind of their own. */
function withTone(query: BenchQuery): BenchQuery {
  return query.kind === 'side' && query.tone === 'colloquial' ? { ...query, kind: 'colloquial' } : query
}

/** @returns the queries of all sets of this name, alone or with something before it: `dev` and `spoken-dev`. */
function setsNamed(name: string, sets: Record<string, BenchQuery[]>): BenchQuery[] {
  return Object.entries(sets).flatMap(([set, queries]) => (set === name || set.endsWith(`-${name}`) ? queries : []))
}

const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))

function printQuality(title: string, rows: Record<string, Quality>): void {
  console.log(`\n${title}`)
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, quality]) => [
        name,
        {
          queries: quality.queries,
          'success at 1': rounded(quality.successAt1),
          'success at 3': rounded(quality.successAt3),
          '95 % of resamples': quality.successAt3Interval.map((end) => rounded(end)).join(' to '),
          'MRR at 10': rounded(quality.mrrAt10),
          empty: rounded(quality.empty),
        },
      ]),
    ),
  )
}

async function measureAndPrintSpeed(name: string, documents: readonly SearchDocument[]) {
  const { engine, ...built } = await build(documents)
  const queries = typedQueries(documents, TYPED_FOR_SPEED / 5, 11).map(({ q }) => q.slice(0, 40))
  const speed = await measureSpeed(engine, queries, documents)
  const typing = await measureTyping(engine, queries)
  const row = roundedAll({ ...built, ...speed })
  console.log(`\nspeed, ${name}`)
  console.table({ [name]: row, 'as typed, answers remembered': roundedAll(typing) })
  return { ...row, typing: roundedAll(typing) }
}

const roundedAll = (numbers: object): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, rounded(value as number, 2)]))

/** The same queries to every engine there is, and to engines as they come. */
async function measureEngines(documents: readonly SearchDocument[], sets: { dev: BenchQuery[]; unseen: BenchQuery[] }) {
  const server = hasMeilisearch ? await startTestMeilisearch() : undefined
  try {
    const askers: Record<string, Asker> = { embedded: forgetfulLookup((await build(documents)).engine, NOW) }
    if (server) {
      const engine = createMeilisearchEngine({ ...server, log: createLog({ level: 'warn' }), index: 'bench' })
      await engine.rebuild(documents)
      askers.Meilisearch = forgetfulLookup(engine, NOW)
    } else console.log('\nno MEILI_HOST and no meilisearch on the PATH: it is left out')
    askers['MiniSearch as it comes'] = miniSearch(documents)
    if (server) askers['Meilisearch as it comes'] = await rawMeilisearch(documents, server)
    return await compareEngines(askers, documents, sets)
  } finally {
    await server?.stop()
  }
}

async function compareEngines(
  askers: Record<string, Asker>,
  documents: readonly SearchDocument[],
  { dev, unseen }: { dev: BenchQuery[]; unseen: BenchQuery[] },
) {
  const titles = typedQueries(documents, TYPED_BY_KEYS).filter(({ kind }) => kind === 'title')
  const quality: Record<string, Record<string, Record<string, Quality>>> = { dev: {}, unseen: {} }
  const keystrokes: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries(askers)) {
    for (const [set, queries] of Object.entries({ dev, unseen })) {
      if (queries.length === 0) continue
      const { byKind } = await measureTitles(ask, queries)
      Object.assign(quality[set] ?? {}, { [name]: byKind })
      printQuality(`queries "${set}", ${name}`, byKind)
    }
    keystrokes[name] = await measureKeystrokes(ask, titles)
  }
  console.log('\nkeys until the answer stands in the first three')
  console.table(keystrokes)
  const words = (dev.length > 0 ? dev : titles).map(({ q }) => q)
  const beside = await measureBeside(askers, words)
  console.log('\nms a query, asked in turns')
  console.table(beside)
  const { embedded, Meilisearch } = askers
  const agreeing = embedded && Meilisearch ? await agreement(embedded, Meilisearch, words) : undefined
  if (agreeing !== undefined)
    console.log(`\nthe engines' first three agree for ${rounded(agreeing)} of ${words.length} queries`)
  return { quality, keystrokes, beside, agreeing }
}

const results: Record<string, unknown> = { at: TODAY, node: process.version }

const demo = readDemoDocuments(TODAY)
const demoLookup = lookupOf((await build(demo)).engine)
const sets: { typed: BenchQuery[] } & Record<string, BenchQuery[]> = {
  typed: typedQueries(demo, QUERIES_PER_KIND),
  ...readQuerySets(values.queries, values.sets?.split(',')),
}
for (const [name, queries] of Object.entries(sets)) {
  const { byKind, misses } = await measureTitles(demoLookup, queries)
  printQuality(`${demo.length} demo entries, queries "${name}"`, byKind)
  if (values.misses === name) console.log(misses)
  results[name] = byKind
}

const welfareTable = join(values.data, 'welfare-qa.csv')
if (existsSync(welfareTable)) {
  const welfare = lookupOf((await build(readWelfareDocuments(welfareTable))).engine)
  const queries = readWelfareQueries(join(values.data, 'welfare-qa-dev-queries.jsonl'))
  const quality = await measureProgrammes(welfare, queries)
  printQuality('welfare questions, different programmes', { welfare: quality })
  results.welfare = quality
} else console.log(`\nno ${welfareTable}: the welfare questions are left out`)

results.speed = await measureAndPrintSpeed(`${demo.length} entries`, demo)
if (values.large) results.speedLarge = await measureAndPrintSpeed(`${LARGE} entries`, multiply(demo, LARGE))

if (values.engines)
  results.engines = await measureEngines(demo, { dev: setsNamed('dev', sets), unseen: setsNamed('unseen', sets) })

mkdirSync(RESULTS, { recursive: true })
writeFileSync(join(RESULTS, 'search.json'), `${JSON.stringify(results, null, 2)}\n`)
