/**
 * The API under load: `npm run bench:load`. Starts a demo of its own on an empty data folder, signs agents in, and types.
 *   --rate N      lookups a second, at a constant rate (100)
 *   --seconds N   how long each scenario lasts (60; 900 for the record)
 *   --only NAMES  alone, import, admin, both, streams, pushed; comma between (all)
 *   --data DIR    where welfare-qa.csv lies, the table that is imported beside (IEUM_BENCH_DATA; ../shared/data)
 * Prints a table and writes bench/results/load.json. Times are ms from the intended start of a request.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { startProduct, type Product } from '../tests/support/product'
import { type Beside, busyAdmin, importing } from './support/load/beside'
import { publishTo, type Spread } from './support/load/publishing'
import { push } from './support/load/pushed'
import { sendSteadily, type SteadyInput } from './support/load/steady'
import { openStreams } from './support/load/streams'
import { typingSequence } from './support/load/typing'

const RESULTS = 'bench/results'
const AGENTS = 10
const WARM_UP_SECONDS = 10
const PUSHED_SECONDS = 20
/** Everybody's desk at once. */
const DESKS = 423
const PUBLISH_EVERY_MS = 5000
const SCENARIOS = ['alone', 'import', 'admin', 'both', 'streams', 'pushed'] as const
type Scenario = (typeof SCENARIOS)[number]

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: SCENARIOS.join(',') },
    data: { type: 'string', default: process.env.IEUM_BENCH_DATA ?? '../shared/data' },
  },
})
const rate = Number(values.rate)
const seconds = Number(values.seconds)
const asked = values.only.split(',')
if (!(rate > 0) || !(seconds > 0) || asked.some((name) => !SCENARIOS.includes(name as Scenario))) {
  console.error(`--rate and --seconds are numbers above 0, --only is some of ${SCENARIOS.join(', ')}`)
  process.exit(2)
}

/** The table, and the same with another answer in each row, so that every import changes everything. */
function tablesOf(directory: string, into: string): string[] {
  const table = join(directory, 'welfare-qa.csv')
  if (!existsSync(table)) return []
  const other = join(into, 'welfare-other.csv')
  writeFileSync(other, readFileSync(table, 'utf8').replace(/(\d{4}-\d{2}-)\d{2}(?=[,\r\n])/g, '$101'))
  return [table, other]
}

async function entryIds(url: string, token: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/entries?limit=100&select[code]=true`, {
    headers: { authorization: `JWT ${token}` },
  })
  return ((await answer.json()) as { docs: { id: string }[] }).docs.map(({ id }) => id)
}

async function besides(
  product: Product,
  folder: string,
): Promise<Record<Exclude<Scenario, 'pushed' | 'streams'>, Beside[]>> {
  const editor = await product.token('editor')
  const admin = busyAdmin(product.url, editor, await entryIds(product.url, editor))
  const tables = tablesOf(values.data, folder)
  const imports = tables.length > 0 ? [importing(product, tables)] : []
  if (imports.length === 0) console.log(`no welfare-qa.csv in ${values.data}: nothing is imported beside`)
  return { alone: [], import: imports, admin: [admin], both: [...imports, admin] }
}

/** 423 desks listen while agents type; every five seconds a lead publishes a 긴급공지, which each desk must be told. */
async function withStreams(product: Product, lookups: SteadyInput) {
  const { url } = product
  const lead = await product.token('lead')
  const streams = await openStreams({ url, tokens: lookups.tokens, count: DESKS })
  const typing = sendSteadily(lookups)
  let isTyping = true
  const spreads: Spread[] = []
  const publishing = (async () => {
    for (let count = 1; isTyping; count++) {
      spreads.push(await publishTo({ url, lead, streams, what: `부하 시험 알림 ${count}` }))
      await new Promise((resolve) => setTimeout(resolve, PUBLISH_EVERY_MS))
    }
  })()
  const latencies = await typing
  isTyping = false
  await publishing
  const stillOpen = streams.open()
  streams.close()
  const told = {
    desks: DESKS,
    stillOpen,
    notices: spreads.length,
    reachedAll: spreads.filter(({ reached }) => reached === DESKS).length,
    slowestDeskMs: Math.max(...spreads.map(({ last }) => last)),
  }
  return { latencies, told }
}

const folder = mkdtempSync(join(tmpdir(), 'ieum-load-'))
const product = await startProduct({ seed: 'demo', env: { IEUM_LOG_LEVEL: 'error' } })
try {
  const { url } = product
  const tokens = await Promise.all(Array.from({ length: AGENTS }, () => product.token('agent')))
  const typed = typingSequence('bench/queries/dev.jsonl')
  await sendSteadily({ url, tokens, typed, rate, seconds: WARM_UP_SECONDS })

  const results: Record<string, unknown> = {}
  let notices: unknown
  for (const [name, others] of Object.entries(await besides(product, folder))) {
    if (!asked.includes(name)) continue
    const ending = new AbortController()
    const working = Promise.all(others.map((other) => other(ending.signal)))
    const latencies = await Promise.race([
      sendSteadily({ url, tokens, typed, rate, seconds }),
      working.then(() => new Promise<never>(() => {})), // only to hear of what fails beside
    ])
    ending.abort()
    results[name] = { ...latencies, beside: (await working).join(', ') }
  }
  if (asked.includes('streams')) {
    const { latencies, told } = await withStreams(product, { url, tokens, typed, rate, seconds })
    results.streams = { ...latencies, beside: `${DESKS} event streams` }
    console.log('\na published 긴급공지, ms from when the lead sent it')
    console.table({ told })
    notices = told
  }
  console.log(`\n${rate} lookups a second for ${seconds} s, typed letter by letter, ms from the intended start`)
  console.table(results)
  if (asked.includes('pushed')) {
    const pushed = await push({ url, token: tokens[0] ?? '', typed, seconds: PUSHED_SECONDS })
    results.pushed = pushed
    console.log('\nas fast as it answers')
    console.table({ pushed })
  }
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(
    join(RESULTS, 'load.json'),
    `${JSON.stringify({ node: process.version, rate, seconds, results, notices }, null, 2)}\n`,
  )
} finally {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
}
