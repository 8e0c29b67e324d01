/**
 * The API under load: `npm run bench:load`. Starts a demo of its own on an empty data folder, signs agents in, and types.
 *   --rate N      lookups a second, at a constant rate (100)
 *   --seconds N   how long each scenario lasts (60; 900 for the record)
 *   --warm N      seconds of the same before the first one (10)
 *   --only NAMES  of the scenarios below; comma between (all)
 *   --data DIR    where welfare-qa.csv lies, the table that is imported beside (IEUM_BENCH_DATA; ../shared/data)
 * Prints a table for each scenario and writes bench/results/load.json. Times are ms from the intended start of a request.
 *
 *   alone        nothing else
 *   import       beside an import of the table, again and again, in its own niced process
 *   admin        beside a busy admin in the same web process
 *   both         beside both
 *   apart        beside both, the admin on another web process
 *   streams      beside 423 desks that listen, and a 긴급공지 every five seconds that each must be told of
 *   pushed       as fast as it answers, over 32 connections
 *   meilisearch  alone, with Meilisearch behind, where one is on the PATH
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { openSetting } from './support/load/setting'
import { SCENARIOS, type ScenarioName } from './support/load/scenarios'

const RESULTS = 'bench/results'
const NAMES = Object.keys(SCENARIOS) as ScenarioName[]

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    warm: { type: 'string', default: '10' },
    only: { type: 'string', default: NAMES.join(',') },
    data: { type: 'string', default: process.env.IEUM_BENCH_DATA ?? '../shared/data' },
  },
})
const [rate, seconds, warmSeconds] = [values.rate, values.seconds, values.warm].map(Number) as [number, number, number]
const asked = NAMES.filter((name) => values.only.split(',').includes(name))
const isKnown = values.only.split(',').every((name) => NAMES.includes(name as ScenarioName))
if (!(rate > 0) || !(seconds > 0) || !(warmSeconds >= 0) || !isKnown) {
  console.error(`--rate and --seconds are numbers above 0, --warm is 0 or more, --only is some of ${NAMES.join(', ')}`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'ieum-load-'))
const setting = openSetting({ rate, seconds, warmSeconds, data: values.data, folder })
const results: Record<string, unknown> = {}
try {
  for (const name of asked) {
    const { title, wanted, run } = SCENARIOS[name]
    const result = await run(setting)
    if (result === undefined) continue
    const { table, ...more } = result
    results[name] = { ...table, ...more, wanted }
    console.log(`\n${name}: ${title(setting)}${wanted ? `; wanted: ${wanted}` : ''}`)
    console.table({ [name]: table })
    for (const [what, row] of Object.entries(more)) console.table({ [what]: row })
  }
} finally {
  await setting.close()
  rmSync(folder, { recursive: true, force: true })
}
mkdirSync(RESULTS, { recursive: true })
writeFileSync(
  join(RESULTS, 'load.json'),
  `${JSON.stringify({ node: process.version, rate, seconds, results }, null, 2)}\n`,
)
