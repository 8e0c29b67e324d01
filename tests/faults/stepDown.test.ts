import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { parseEnv } from '../../src/lib/env'
import { createLog } from '../../src/lib/log'
import { compareFingerprints } from '../../src/search/compareFingerprints'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import type { SearchEngine } from '../../src/search/engine'
import { createFollower, type Follower } from '../../src/search/follower'
import { createParking } from '../../src/search/following/parking'
import { createResumeTokens } from '../../src/search/following/resumeTokens'
import { createDocumentSource } from '../../src/search/source'
import { startServices } from '../../src/server/services'
import type { Services } from '../../src/server/services/types'
import { bodyOf } from '../support/factories'

/** A MongoDB of its own: the tests beside this one do not want theirs to step down. */
const log = createLog({ level: 'silent' })
const IN_STEP_WITHIN_MS = 60_000
const ROWS = 200
const STEPPED_DOWN_S = 3

let dataDir: string
let services: Services
let client: mongo.MongoClient
const followers: Follower[] = []

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ieum-step-down-'))
  const { IEUM_CACHE_DIR, XDG_CACHE_HOME } = process.env
  const settings = { IEUM_CACHE_DIR, XDG_CACHE_HOME, IEUM_DATA_DIR: dataDir, IEUM_MEILISEARCH: 'off' }
  services = await startServices({ dataDir, env: parseEnv({ ...settings, IEUM_MONGODB_CACHE_GB: '0.25' }), log })
  client = await new mongo.MongoClient(services.mongodbUri).connect()
})
afterAll(async () => {
  await Promise.all(followers.map((follower) => follower.stop()))
  await client?.close()
  await services?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const titleOf = (n: number, round: number): string => `${round}번째 제목 ${n}`

function rowOf(n: number): mongo.BSON.Document {
  return {
    _status: 'published',
    code: `D-${n}`,
    title: titleOf(n, 0),
    scope: 'city',
    answer: bodyOf('안내입니다.'),
    checkedAt: new Date('2026-10-01T12:00:00Z'),
    dueAt: new Date('2027-10-01T12:00:00Z'),
    revision: 1,
    contentHash: 'round 0',
  }
}

async function differences(engine: SearchEngine): Promise<number> {
  const truth = await createDocumentSource(client.db()).fingerprints()
  const { missing, differing, extra } = compareFingerprints(truth, await engine.fingerprints())
  return missing.length + differing.length + extra.length
}

it(
  'should be in step again after the primary has stepped down in the middle of writes',
  { timeout: 120_000 },
  async () => {
    const db = client.db()
    const entries = db.collection('entries')
    await entries.insertMany(Array.from({ length: ROWS }, (_, n) => rowOf(n)))
    const [own, shared] = [createEmbeddedEngine(), createEmbeddedEngine()]
    await shared.rebuild([])
    const source = createDocumentSource(db)
    followers.push(
      createFollower({ db, source, engine: own, log, parking: createParking({ db, index: 'embedded', log }) }),
      createFollower({
        db,
        source,
        engine: shared,
        log,
        parking: createParking({ db, index: 'meilisearch', log }),
        shared: { tokens: createResumeTokens(db, 'meilisearch') },
      }),
    )
    await Promise.all(followers.map((follower) => follower.start()))
    expect(await differences(own)).toBe(0)

    let round = 0
    let isOver = false
    const writing = (async () => {
      while (!isOver) {
        round += 1
        for (let n = round % 7; n < ROWS && !isOver; n += 7) {
          const change = { $set: { title: titleOf(n, round), contentHash: `round ${round}` }, $inc: { revision: 1 } }
          // What the database refuses while it has no primary was not written: the next round writes again.
          await entries.updateOne({ code: `D-${n}` }, change).catch(() => undefined)
        }
      }
    })()
    // A single member hands over to nobody, so it has to be forced; it is elected again when its time is over.
    const stepDown = { replSetStepDown: STEPPED_DOWN_S, secondaryCatchUpPeriodSecs: 0, force: true }
    await client.db('admin').command(stepDown)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(own.status()).toMatchObject({ ready: true, size: ROWS })
    await expect
      .poll(async () => Boolean((await client.db('admin').command({ hello: 1 })).isWritablePrimary), {
        timeout: 30_000,
      })
      .toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    isOver = true
    await writing
    await entries.updateOne(
      { code: 'D-0' },
      { $set: { title: '맨 나중 제목', contentHash: 'last' }, $inc: { revision: 1 } },
    )
    for (const engine of [own, shared]) {
      await expect.poll(() => differences(engine), { timeout: IN_STEP_WITHIN_MS, interval: 200 }).toBe(0)
    }
    for (const follower of followers) {
      await expect.poll(() => follower.state(), { timeout: 10_000 }).toMatchObject({ following: true, parked: 0 })
    }
  },
)
