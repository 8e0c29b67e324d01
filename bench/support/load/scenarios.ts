import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { hasMeilisearch } from '../../../tests/support/meilisearch'
import type { Product } from '../../../tests/support/product'
import { type Beside, busyAdmin, importing } from './beside'
import { publishTo, type Spread } from './publishing'
import { push } from './pushed'
import type { Setting, Target } from './setting'
import { sendSteadily, type SteadyInput } from './steady'
import { openStreams } from './streams'

/** Everybody's desk at once. */
const DESKS = 423
const PUBLISH_EVERY_MS = 5000
const LONGEST_PUSH_SECONDS = 60

export type ScenarioName = 'alone' | 'import' | 'admin' | 'both' | 'apart' | 'streams' | 'pushed' | 'meilisearch'

interface Result {
  table: object
  /** Tables of their own. */
  [more: string]: object
}

interface Scenario {
  title: (setting: Setting) => string
  /** What issue 4 asks for, in ms. */
  wanted: string
  /** @returns undefined when it can't be run here; it has said why */
  run: (setting: Setting) => Promise<Result | undefined>
}

const atRate =
  (beside: string) =>
  ({ rate, seconds }: Setting): string =>
    `${rate} lookups a second for ${seconds} s, typed letter by letter, ${beside}`

export const SCENARIOS: Record<ScenarioName, Scenario> = {
  alone: {
    title: atRate('nothing else'),
    wanted: 'p95 5, p99 15',
    run: async (setting) => ({ table: await steadily(setting, await setting.embedded(), []) }),
  },
  import: {
    title: atRate('an import beside'),
    wanted: '',
    run: async (setting) => {
      const target = await setting.embedded()
      const imports = importsOf(setting, target.product)
      return imports && { table: await steadily(setting, target, imports) }
    },
  },
  admin: {
    title: atRate('a busy admin in the same web process'),
    wanted: '',
    run: async (setting) => {
      const target = await setting.embedded()
      return { table: await steadily(setting, target, [await adminOn(target.product)]) }
    },
  },
  both: {
    title: atRate('an import beside and a busy admin in the same web process'),
    wanted: 'p95 20, p99 60',
    run: async (setting) => {
      const target = await setting.embedded()
      const imports = importsOf(setting, target.product)
      return imports && { table: await steadily(setting, target, [...imports, await adminOn(target.product)]) }
    },
  },
  apart: {
    title: atRate('an import beside and a busy admin on another web process'),
    wanted: 'as with the import alone',
    run: async (setting) => {
      const target = await setting.embedded()
      const imports = importsOf(setting, target.product)
      return (
        imports && { table: await steadily(setting, target, [...imports, await adminOn(await setting.secondWeb())]) }
      )
    },
  },
  streams: {
    title: atRate(`${DESKS} desks listening; a published 긴급공지 in ms from when the lead sent it`),
    wanted: '',
    run: withStreams,
  },
  pushed: {
    title: () => 'as fast as it answers, the load generator on the same machine',
    wanted: '4000 a second',
    run: async (setting) => {
      const { url, tokens } = await setting.embedded()
      const seconds = Math.min(setting.seconds, LONGEST_PUSH_SECONDS)
      return { table: await push({ url, token: tokens[0] ?? '', typed: setting.typed, seconds }) }
    },
  },
  meilisearch: {
    title: atRate('Meilisearch behind'),
    wanted: 'p95 20',
    run: async (setting) => {
      if (hasMeilisearch) return { table: await steadily(setting, await setting.meilisearch(), []) }
      console.log('\nno MEILI_HOST and no meilisearch on the PATH: not measured with one behind')
      return undefined
    },
  },
}

const lookupsOf = ({ typed, rate, seconds }: Setting, { url, tokens }: Target): SteadyInput => ({
  url,
  tokens,
  typed,
  rate,
  seconds,
})

/** Types while the others work. */
async function steadily(setting: Setting, target: Target, others: readonly Beside[]) {
  const ending = new AbortController()
  const working = Promise.all(others.map((other) => other(ending.signal)))
  try {
    const latencies = await Promise.race([
      sendSteadily(lookupsOf(setting, target)),
      working.then(() => new Promise<never>(() => {})), // only to hear of what fails beside
    ])
    ending.abort()
    return { ...latencies, beside: (await working).join(', ') || 'nothing' }
  } finally {
    ending.abort()
  }
}

async function adminOn(product: Product): Promise<Beside> {
  const editor = await product.token('editor')
  return busyAdmin(product.url, editor, await entryIds(product.url, editor))
}

async function entryIds(url: string, token: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/entries?limit=100&select[code]=true`, {
    headers: { authorization: `JWT ${token}` },
  })
  return ((await answer.json()) as { docs: { id: string }[] }).docs.map(({ id }) => id)
}

function importsOf({ data, folder }: Setting, product: Product): Beside[] | undefined {
  const table = join(data, 'welfare-qa.csv')
  if (existsSync(table)) return [importing(product, [table, otherTable(table, folder)])]
  console.log(`\nno welfare-qa.csv in ${data}: not measured beside an import`)
  return undefined
}

/** The same table with another date in each row, so that every import changes everything. */
function otherTable(table: string, folder: string): string {
  const other = join(folder, 'welfare-other.csv')
  writeFileSync(other, readFileSync(table, 'utf8').replace(/(\d{4}-\d{2}-)\d{2}(?=[,\r\n])/g, '$101'))
  return other
}

/** Every five seconds a lead publishes a 긴급공지, which each desk must be told of. */
async function withStreams(setting: Setting): Promise<Result> {
  const target = await setting.embedded()
  const { product, url, tokens } = target
  const lead = await product.token('lead')
  const streams = await openStreams({ url, tokens, count: DESKS })
  const typing = sendSteadily(lookupsOf(setting, target))
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
  const notices = {
    desks: DESKS,
    stillOpen,
    notices: spreads.length,
    reachedAll: spreads.filter(({ reached }) => reached === DESKS).length,
    slowestDeskMs: Math.max(...spreads.map(({ last }) => last)),
  }
  return { table: { ...latencies, beside: `${DESKS} event streams` }, notices }
}
