import { spawn } from 'node:child_process'
import { once } from 'node:events'

import type { mongo } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { databaseOf } from '../../src/lib/databaseOf'
import { up } from '../../migrations/20261123_000040_replies'
import { markBounced } from '../../src/commands/markBounced'
import type { MailingRow } from '../../src/commands/refresh/mailingRow'
import { refreshParts } from '../../src/commands/refresh/refreshParts'
import { mintReplyAddresses } from '../../src/commands/replyLinks'
import { rowsOf } from '../../src/commands/rows'
import { applyDueRequests } from '../../src/commands/applyDueRequests'
import { archiveEndedNotices } from '../../src/commands/archiveEndedNotices'
import { checkLinks } from '../../src/commands/checkLinks'
import { createJobs } from '../../src/jobs/createJobs'
import { jobRuns } from '../../src/jobs/jobRuns'
import { runDueJobs } from '../../src/jobs/runDueJobs'
import { parseEnv } from '../../src/lib/env'
import { createLog } from '../../src/lib/log'
import { mailWorkerPart } from '../../src/mail/mailWorkerPart'
import { outboxOf } from '../../src/mail/outbox'
import { makeEntry, makeOrganization } from '../support/factories'
import { testDatabaseUri } from '../support/mongo'
import { startTestPayload, type TestPayload } from '../support/payload'
import { productEnvironment } from '../support/product'
import { startCountingSmtp } from '../support/refresh/countingSmtp'
import { makePost } from '../support/requests'

vi.setConfig({ testTimeout: 300_000 })

const NAME = 'sweep-faults'
const POSTS = 12
const RUNS = 10
const AT = '2026-12-01T10:00+09:00'
const DIGEST_DAY = new Date(AT)
const DAY_BEFORE = new Date('2026-11-30T11:00:00+09:00')
const SOON = { timeout: 60_000, interval: 50 }

let test: TestPayload
let db: mongo.Db
const mailings = () => rowsOf<MailingRow>(test.payload, 'post-mailings')

beforeAll(async () => {
  test = await startTestPayload(NAME)
  db = databaseOf(test.payload)
  await up({ payload: test.payload })
  for (let index = 0; index < POSTS; index++) {
    const organization = await makeOrganization(test.payload, `시험과 ${index}`)
    const post = await makePost(test.payload, organization.id, `owner-${index}@office.test`)
    for (let entry = 0; entry < 3; entry++)
      await makeEntry(test.payload, { organization: organization.id, post, checkedAt: '2025-11-10T12:00:00.000Z' })
  }
})
afterAll(() => test?.stop())
beforeEach(async () => {
  for (const rows of ['post-mailings', 'mail-outbox', 'reply-links', 'leases', 'job-runs'])
    await db.collection(rows).deleteMany({})
})

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs one of the commands as a process on this test's database. */
async function command(file: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', `src/cli/${file}.ts`, ...args], {
    env: productEnvironment(process.env.IEUM_DATA_DIR ?? '', 0, {
      PORT: '3790',
      MONGODB_URI: testDatabaseUri(NAME),
      PAYLOAD_SECRET: process.env.PAYLOAD_SECRET ?? '',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

/** A worker's schedule and mail in this process, on a clock that stands. */
async function startWorker(url: string) {
  const clock = (): number => DIGEST_DAY.getTime() + 5000
  const mail = mailWorkerPart({
    payload: test.payload,
    env: parseEnv({ SMTP_URL: url, REPLY_URLS: 'http://reply.test', PAYLOAD_SECRET: process.env.PAYLOAD_SECRET }),
    log: createLog({ level: 'silent' }),
    clock,
    mint: (minting) => mintReplyAddresses({ ...minting, key: 'a-key-for-tests-only' }),
    onBounce: async (email, code) => void (await markBounced({ payload: test.payload, now: DIGEST_DAY, email, code })),
    times: { lease: 60_000, poll: 10, round: 500, drain: 3000 },
  })
  await mail.start()
  const schedule = (owner: string, at = clock()) =>
    runDueJobs({
      payload: test.payload,
      jobs: createJobs({ sweep: refreshParts, applyDueRequests, archiveEndedNotices, checkLinks }),
      clock: () => at,
      owner,
      signal: new AbortController().signal,
    })
  return { schedule, stop: () => mail.stop() }
}

describe('two workers at once', () => {
  it(`should send no digest twice, in ${RUNS} runs`, async () => {
    const smtp = await startCountingSmtp()
    const workers = [await startWorker(smtp.url), await startWorker(smtp.url)]
    await test.payload.updateGlobal({ slug: 'mail-settings', data: { perSecond: 100, connections: 4 } })
    try {
      for (let run = 1; run <= RUNS; run++) {
        for (const rows of ['post-mailings', 'mail-outbox', 'reply-links']) await db.collection(rows).deleteMany({})
        await jobRuns(db).deleteMany({})
        const from = smtp.arrivals.length
        // The first look of a schedule takes what was due before as done.
        await workers[0]?.schedule('first', DAY_BEFORE.getTime())
        await Promise.all(workers.map(({ schedule }, index) => schedule(`worker ${index}`)))
        await expect.poll(() => outboxOf(db).countDocuments({ state: 'sent' }), SOON).toBe(POSTS)
        const to = smtp.arrivals.slice(from).map((mail) => mail.to)
        expect(to.toSorted(), `run ${run}`).toEqual([...new Set(to)].toSorted())
        expect(to).toHaveLength(POSTS)
      }
    } finally {
      await Promise.all(workers.map(({ stop }) => stop()))
      await smtp.stop()
    }
  })
})

describe('the commands of the refresh', () => {
  it('should print what a dry run would do as JSON, and do nothing', async () => {
    const { code, stdout, stderr } = await command('sweep', ['--at', AT, '--dry-run', '--json'])
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      at: AT,
      posts: POSTS,
      entries: POSTS * 3,
      mails: { digest: POSTS },
      skipped: {},
    })
    expect(await mailings().countDocuments()).toBe(0)
    expect(await outboxOf(db).countDocuments()).toBe(0)
  })

  it('should answer a time that is none with 2 and a sentence', async () => {
    const wrong = await command('sweep', ['--at', '내일'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('2026-12-01T10:00+09:00')
    expect((await command('sweep', ['--twice'])).code).toBe(2)
  })
})
