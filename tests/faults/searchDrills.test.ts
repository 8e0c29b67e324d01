/**
 * Drills of the worker that feeds a search server, as `npm run drill:search` runs them at full size and again and again:
 * `IEUM_DRILL_SEED` names the run, `IEUM_DRILL_ROUNDS` says how often, `IEUM_DRILL_ENTRIES` how many entries. Each has to end
 * with no difference between database and index within a minute.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { compareFingerprints } from '../../src/search/compareFingerprints'
import { createResumeTokens } from '../../src/search/following/resumeTokens'
import { createDocumentSource } from '../../src/search/source'
import { makeManyEntries, retitleEntries, type ManyEntries } from '../support/manyEntries'
import { testDatabaseUri } from '../support/mongo'
import { startTestPayload, type TestPayload } from '../support/payload'
import { TROUBLED_SERVERS } from '../support/troubledServers'
import type { TroubledServer } from '../support/wireEngine'

const SEED = Number(process.env.IEUM_DRILL_SEED ?? 120)
const ROUNDS = Number(process.env.IEUM_DRILL_ROUNDS ?? 1)
const ENTRIES = Number(process.env.IEUM_DRILL_ENTRIES ?? 300)
const LEASE_MS = 1500
const IN_STEP_WITHIN_MS = 60_000

let test: TestPayload
let entries: ManyEntries
let server: TroubledServer
const workers: ChildProcess[] = []
let written = 0

beforeAll(async () => {
  test = await startTestPayload('drills')
  entries = await makeManyEntries(test.payload, ENTRIES)
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill))
})
afterAll(() => test?.stop())

function database() {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function startWorker({ isWorking = true } = {}): Promise<ChildProcess> {
  const child = fork(
    join(import.meta.dirname, '..', 'support', 'feederProcess.ts'),
    [testDatabaseUri('drills'), server.address, String(LEASE_MS)],
    { execArgv: ['-C', 'production', '--import', 'tsx'], stdio: 'ignore' },
  )
  workers.push(child)
  if (isWorking) await once(child, 'message')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Changes so many entries in one transaction. Resolves when it is committed. */
async function write(count: number): Promise<void> {
  written += 1
  const title = (n: number): string => `${written}번째로 고친 제목 ${n}`
  await retitleEntries(test.payload, entries.ids.slice(0, count), title)
}

async function differences(): Promise<number> {
  const held = await server.feed().fingerprints()
  const { missing, differing, extra } = compareFingerprints(await createDocumentSource(database()).fingerprints(), held)
  return missing.length + differing.length + extra.length
}

const inStep = () => expect.poll(differences, { timeout: IN_STEP_WITHIN_MS, interval: 200 }).toBe(0)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(TROUBLED_SERVERS)('drills on $name', { timeout: ROUNDS * 120_000 }, ({ start }) => {
  if (!start) {
    it.skip('there is no Meilisearch on the PATH')
    return
  }
  beforeAll(async () => (server = await start()))
  afterAll(() => server?.stop())

  /** Runs a drill in as many rounds as wanted, each with its own numbers. */
  const rounds = (name: string, drill: (random: () => number) => Promise<void>): void =>
    it(`should be in step again after ${name}`, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await drill(randomFrom(SEED + round))
        await inStep()
        await Promise.all(workers.splice(0).map(kill))
      }
    })

  rounds('kill -9 right after a commit', async (random) => {
    const worker = await startWorker()
    await inStep()
    await write(1 + Math.floor(random() * 5))
    await kill(worker)
    await startWorker()
  })

  rounds('kill -9 in the middle of a batch', async (random) => {
    const worker = await startWorker()
    await inStep()
    await write(ENTRIES)
    await pause(random() * 100)
    await kill(worker)
    await startWorker()
  })

  rounds('kill -9 in the middle of a rebuild and its swap', async (random) => {
    const worker = await startWorker()
    await inStep()
    const rebuilding = once(worker, 'message')
    worker.send('rebuild')
    await rebuilding
    await write(Math.ceil(ENTRIES / 3))
    await pause(random() * 400)
    await kill(worker)
    await startWorker()
  })

  rounds('the history of the stream was lost', async () => {
    const worker = await startWorker()
    await inStep()
    await kill(worker)
    const tokens = createResumeTokens(database(), 'meilisearch')
    const { _data } = (await tokens.load()) as { _data: string }
    // The same place as of 2001: the server answers with 286.
    await tokens.save({ _data: `${_data.slice(0, 2)}3A000000${_data.slice(10)}` })
    await write(ENTRIES)
    await startWorker()
  })

  rounds('two workers, the one of them asleep past its lease', async (random) => {
    const first = await startWorker()
    await inStep()
    const second = await startWorker({ isWorking: false })
    await write(ENTRIES)
    await pause(random() * 100)
    const takenOver = once(second, 'message')
    first.kill('SIGSTOP')
    await takenOver
    await write(Math.ceil(ENTRIES / 2))
    await inStep()
    first.kill('SIGCONT')
    await write(3)
    await inStep()
    // What the sleeper had at hand is written and mended by now, or refused.
    await pause(LEASE_MS)
  })
})
