import { readFileSync } from 'node:fs'

import { freePort, startProduct, type Product } from '../../../tests/support/product'
import { sendSteadily } from './steady'
import { typingSequence } from './typing'

const AGENTS = 10
const QUERIES = 'bench/queries/dev.jsonl'

export interface SettingInput {
  rate: number
  seconds: number
  warmSeconds: number
  /** Folder of the table that is imported. */
  data: string
  /** For what is made on the way. */
  folder: string
}

/** A product that is typed into. */
export interface Target {
  product: Product
  url: string
  /** Of signed-in agents. */
  tokens: readonly string[]
}

/** What scenarios share: products are started when the first one needs them, and stay until `close`. */
export interface Setting extends SettingInput {
  typed: readonly string[]
  /** With the embedded engine. */
  embedded(): Promise<Target>
  /** With a Meilisearch of its own behind it; not before that answers lookups. */
  meilisearch(): Promise<Target>
  /** Another web process on the database of `embedded`. */
  secondWeb(): Promise<Product>
  close(): Promise<void>
}

export function openSetting(input: SettingInput): Setting {
  const typed = typingSequence(QUERIES)
  const running: Product[] = []

  const start = async (env: Record<string, string>, isReady: (url: string) => Promise<void>): Promise<Target> => {
    const product = await startProduct({ seed: 'demo', env: { IEUM_LOG_LEVEL: 'error', ...env } })
    running.push(product)
    const { url } = product
    await isReady(url)
    const tokens = await Promise.all(Array.from({ length: AGENTS }, () => product.token('agent')))
    const { rate, warmSeconds } = input
    if (warmSeconds > 0) await sendSteadily({ url, tokens, typed, rate, seconds: warmSeconds })
    return { product, url, tokens }
  }
  const embedded = once(() => start({ IEUM_MEILISEARCH: 'off' }, async () => undefined))
  return {
    ...input,
    typed,
    embedded,
    meilisearch: once(() => start({ IEUM_MEILISEARCH: 'auto' }, untilMeilisearchServes)),
    secondWeb: once(async () => {
      const { product } = await embedded()
      const second = await startProduct({ port: await freePort(), env: { ...besideOf(product), IEUM_ROLE: 'web' } })
      running.push(second)
      return second
    }),
    async close() {
      // The second web process first: it lives on the other's database.
      for (const product of running.reverse()) await product.stop()
    },
  }
}

/** Settings of a process on the same database. */
function besideOf({ dataDir }: Product): Record<string, string> {
  const services = JSON.parse(readFileSync(`${dataDir}/services.json`, 'utf8')) as { mongodb: { port: number } }
  return {
    IEUM_MEILISEARCH: 'off',
    IEUM_LOG_LEVEL: 'error',
    MONGODB_URI: `mongodb://127.0.0.1:${services.mongodb.port}/ieum?replicaSet=rs0`,
    PAYLOAD_SECRET: 'another-secret-for-the-bench-only',
  }
}

const SERVES_WITHIN_MS = 180_000

/** The worker fills its index first; until then the standby answers. */
async function untilMeilisearchServes(url: string): Promise<void> {
  const deadline = Date.now() + SERVES_WITHIN_MS
  while (Date.now() < deadline) {
    const { dependencies } = (await (await fetch(`${url}/health/ready`)).json()) as {
      dependencies: { search: { standby?: { serving: string } } }
    }
    if (dependencies.search.standby?.serving === 'primary') return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('Meilisearch does not answer lookups')
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
