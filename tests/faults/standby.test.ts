import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createLog } from '../../src/lib/log'
import { compareFingerprints } from '../../src/search/compareFingerprints'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import { createFollower, type Follower } from '../../src/search/follower'
import { createParking } from '../../src/search/following/parking'
import { createResumeTokens } from '../../src/search/following/resumeTokens'
import { createLookup, type Lookup } from '../../src/search/lookup'
import { createDocumentSource } from '../../src/search/source'
import { createStandbyEngine, type StandbyEngine } from '../../src/search/standby'
import { defaultThesaurus } from '../../src/search/thesaurus/defaultThesaurus'
import { warmUp } from '../../src/search/warmUp'
import { makeManyEntries, retitleEntries, type ManyEntries } from '../support/manyEntries'
import { startTestPayload, type TestPayload } from '../support/payload'
import { TROUBLED_SERVERS } from '../support/troubledServers'
import type { TroubledServer } from '../support/wireEngine'

/** 50 lookups a second. */
const EVERY_MS = 20
const SLOWEST_MS = 400
const BACK_WITHIN_MS = 10_000
const ENTRIES = 300

const log = createLog({ level: 'silent' })
let test: TestPayload
let server: TroubledServer
let worker: Follower
let web: Follower
let engine: StandbyEngine
let lookup: Lookup
let entries: ManyEntries

beforeAll(async () => {
  test = await startTestPayload('standby')
  entries = await makeManyEntries(test.payload, ENTRIES)
})
afterAll(() => test?.stop())

function database() {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

/** Waits until this one serves, as long as a return may take. */
async function serving(who: 'primary' | 'standby'): Promise<void> {
  const deadline = performance.now() + BACK_WITHIN_MS
  while (engine.state().serving !== who) {
    if (performance.now() > deadline) throw new Error(`${who} does not serve: ${JSON.stringify(engine.state())}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Streamed {
  slowestMs: number
  failed: unknown[]
  /** Titles whose own entry did not come first. */
  wrong: string[]
  engines: Record<string, number>
}

/** 50 lookups a second for `ms`, each for the exact title of an entry, whatever the others do. */
async function stream(ms: number): Promise<Streamed> {
  const seen: Streamed = { slowestMs: 0, failed: [], wrong: [], engines: {} }
  const one = async (title: string): Promise<void> => {
    const began = performance.now()
    try {
      const answer = await lookup({ q: title, limit: 10, offset: 0 })
      if (answer.hits[0]?.title !== title) seen.wrong.push(title)
      seen.engines[answer.engine] = (seen.engines[answer.engine] ?? 0) + 1
    } catch (err) {
      seen.failed.push(err)
    }
    seen.slowestMs = Math.max(seen.slowestMs, performance.now() - began)
  }
  const asked: Promise<void>[] = []
  for (let n = 0; n * EVERY_MS < ms; n++) {
    asked.push(one(entries.titles[(n * 7) % ENTRIES] ?? ''))
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  await Promise.all(asked)
  return seen
}

function expectUnbroken({ failed, wrong, slowestMs }: Streamed): void {
  expect(failed).toEqual([])
  expect(wrong).toEqual([])
  expect(slowestMs).toBeLessThan(SLOWEST_MS)
}

const IN_STEP = { missing: [], differing: [], extra: [] }

const difference = async () =>
  compareFingerprints(await createDocumentSource(database()).fingerprints(), await server.feed().fingerprints())

async function expectBackInStep(): Promise<void> {
  await serving('primary')
  expect(await difference()).toEqual(IN_STEP)
  expect((await lookup({ q: entries.titles[3] ?? '', limit: 1, offset: 0 })).engine).toBe('meilisearch')
}

/** Runs the stream through the trouble and through the recovery. */
async function through(trouble: () => unknown, recovery: () => unknown, ms = 3000): Promise<Streamed> {
  const streaming = stream(ms + 1500)
  await new Promise((resolve) => setTimeout(resolve, 500))
  await trouble()
  await new Promise((resolve) => setTimeout(resolve, ms - 500))
  await recovery()
  return streaming
}

/** A worker that feeds the search server and a web process that asks it, in this process. */
async function startBoth(start: () => Promise<TroubledServer>): Promise<void> {
  server = await start()
  const db = database()
  const source = createDocumentSource(db)
  worker = createFollower({
    db,
    source,
    engine: server.feed(),
    log,
    parking: createParking({ db, index: 'meilisearch', log }),
    shared: { tokens: createResumeTokens(db, 'meilisearch') },
  })
  engine = createStandbyEngine({
    primary: server.look(),
    standby: createEmbeddedEngine(),
    isStandbyCurrent: () => web.state().behindSince === undefined,
    log,
    timing: { behindMs: 2000 },
  })
  web = createFollower({ db, source, engine, log, parking: createParking({ db, index: 'embedded', log }) })
  lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: Date.now })
  await Promise.all([worker.start(), web.start()])
  await serving('primary')
  await warmUp(lookup)
}

async function stopBoth(): Promise<void> {
  engine?.stop()
  await Promise.all([worker?.stop(), web?.stop()])
  await server?.stop()
}

describe.each(TROUBLED_SERVERS)('lookups while $name is in trouble', { timeout: 60_000 }, ({ start }) => {
  if (!start) {
    it.skip('there is no Meilisearch on the PATH')
    return
  }
  beforeAll(() => startBoth(start))
  beforeEach(async () => {
    await retitleEntries(test.payload, entries.ids.slice(0, 3), (n) => entries.titles[n] ?? '')
    await expect.poll(() => web.state().behindSince, { timeout: BACK_WITHIN_MS }).toBeUndefined()
    // The titles that are asked for are in both.
    await expect.poll(difference, { timeout: BACK_WITHIN_MS }).toEqual(IN_STEP)
    await serving('primary')
  })
  afterAll(stopBoth)

  it('should come from the search server while all is well', async () => {
    const seen = await stream(1000)
    expectUnbroken(seen)
    expect(Object.keys(seen.engines)).toEqual(['meilisearch'])
  })

  it('should go on when it is killed, and come from it again when it is back', async () => {
    const seen = await through(
      () => server.kill(),
      () => server.restart(),
    )
    expectUnbroken(seen)
    expect(seen.engines.standby).toBeGreaterThan(50)
    await expectBackInStep()
  })

  it('should go on when it is frozen', async () => {
    const seen = await through(
      () => server.freeze(),
      () => server.thaw(),
    )
    expectUnbroken(seen)
    expect(seen.engines.standby).toBeGreaterThan(50)
    await expectBackInStep()
  })

  it('should go on when it takes two seconds to answer', async () => {
    const seen = await through(
      () => server.trouble({ slowMs: 2000 }),
      () => server.trouble({ slowMs: 0 }),
    )
    expectUnbroken(seen)
    await expectBackInStep()
  })

  it('should go on when it answers with errors', async () => {
    const seen = await through(
      () => server.trouble({ failing: true }),
      () => server.trouble({ failing: false }),
    )
    expectUnbroken(seen)
    await expectBackInStep()
  })

  it('should be the standby when the search server takes no changes any more, with the new text', async () => {
    await server.trouble({ failingWrites: true })
    await retitleEntries(test.payload, entries.ids.slice(0, 3), (n) => `고친 제목 ${n}`)
    await expect.poll(() => engine.state().reason, { timeout: BACK_WITHIN_MS }).toBe('behind')
    expect((await lookup({ q: '고친 제목 1', limit: 1, offset: 0 })).hits[0]).toMatchObject({ title: '고친 제목 1' })
    await server.trouble({ failingWrites: false })
    await expectBackInStep()
  })

  it('should go on when it is emptied', async () => {
    const seen = await through(
      () => server.empty(),
      () => undefined,
    )
    expectUnbroken(seen)
    await expectBackInStep()
  })
})
