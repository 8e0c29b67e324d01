import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import type { mongo } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { chanceOf } from '../../seed/pick'
import { runSweep } from '../../src/commands/runSweep'
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
import type { SweepOrder } from './sweepOrder'

vi.setConfig({ testTimeout: 300_000 })

const NAME = 'sweep-faults'
const POSTS = 12
const RUNS = 10
const KILLS = Number(process.env.IEUM_SWEEP_KILLS ?? 5)
const SEED = process.env.IEUM_SWEEP_SEED ?? 'sweep'
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
  await clear()
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

interface SweepProcess {
  /** @returns how many requests to the database it took, undefined when it died of it */
  order: (order: SweepOrder) => Promise<number | undefined>
  stop: () => Promise<void>
}

/** What a killed process is called in MongoDB's books. */
const KILLED = 'sweep-to-be-killed'

/** Rolls back what processes of that name left open, as the server itself would after a minute. */
async function endSessionsOf(appName: string): Promise<void> {
  const admin = test.payload.db.connection.getClient().db('admin')
  const open = await admin
    .aggregate<{ lsid: { id: unknown } }>([
      { $currentOp: { allUsers: true, idleSessions: true } },
      { $match: { appName, lsid: { $exists: true } } },
    ])
    .toArray()
  if (open.length > 0) await admin.command({ killSessions: open.map(({ lsid: { id } }) => ({ id })) })
}

/** Starts a process that sweeps on this test's database when told to. */
async function startSweepProcess(appName = 'sweep'): Promise<SweepProcess> {
  const uri = new URL(testDatabaseUri(NAME))
  uri.searchParams.set('appName', appName)
  const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', 'tests/faults/sweepProcess.ts'], {
    env: productEnvironment(process.env.IEUM_DATA_DIR ?? '', 0, {
      PORT: '3790',
      MONGODB_URI: uri.toString(),
      PAYLOAD_SECRET: process.env.PAYLOAD_SECRET ?? '',
      IEUM_LOG_LEVEL: 'fatal',
    }),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const gone = once(child, 'exit')
  const answer = (): Promise<string | undefined> =>
    Promise.race([once(lines, 'line').then(([line]) => String(line)), gone.then(() => undefined)])
  if ((await answer()) !== 'ready') throw new Error('the sweeping process did not start')
  return {
    async order(order) {
      const answered = answer()
      child.stdin.write(`${JSON.stringify(order)}\n`)
      const line = await answered
      return line === undefined ? undefined : (JSON.parse(line) as { begun: number }).begun
    },
    async stop() {
      child.stdin.end()
      await gone
    },
  }
}

/** What a sweep has written, without ids and times of its own making. */
async function written(): Promise<unknown> {
  const [sent, outbox, links, lists] = await Promise.all([
    mailings().find().sort({ to: 1 }).toArray(),
    outboxOf(db).find().sort({ to: 1 }).toArray(),
    db.collection('reply-links').find().toArray(),
    db.collection('refresh-worklist').find().sort({ kind: 1, post: 1 }).toArray(),
  ])
  const postOfLink = new Map(links.map(({ _id, post, period }) => [String(_id), `${String(post)} ${String(period)}`]))
  return JSON.parse(
    JSON.stringify({
      sent: sent.map(({ _id, at, link, ...row }) => ({ ...row, link: postOfLink.get(link ?? '') })),
      outbox: outbox.map(({ _id, createdAt, nextAt, link, ...row }) => ({ ...row, link: postOfLink.get(link ?? '') })),
      links: links.map(({ post, period, entries }) => [post, period, entries].map(String).join(' ')).sort(),
      lists: lists.map(({ _id, ...row }) => row),
    }),
  ) as unknown
}

const clear = async (): Promise<void> => {
  for (const rows of ['post-mailings', 'mail-outbox', 'reply-links', 'refresh-worklist', 'leases', 'job-runs'])
    await db.collection(rows).deleteMany({})
}

describe('a sweep that is killed', () => {
  it(`should leave nothing lost, twice or different, wherever it ends: ${KILLS} times`, async () => {
    const order: SweepOrder = { what: 'sweep', now: DIGEST_DAY.toISOString(), mailsAtOnce: 3 }
    const undisturbed = await startSweepProcess()
    const requests = await undisturbed.order(order)
    await undisturbed.stop()
    if (requests === undefined) throw new Error('the undisturbed sweep died')
    const expected = await written()
    expect(await mailings().countDocuments()).toBe(POSTS)
    const partly: number[] = []

    const diedBetween = () => partly.some((count) => count > 0 && count < POSTS)
    // How far it was when it died is the machine's doing too: more rounds, when none of those died between two writes.
    for (let round = 1; round <= KILLS || (!diedBetween() && round <= 4 * KILLS); round++) {
      await clear()
      const dieAt = 1 + Math.floor(chanceOf(`kill ${SEED} ${round}`) * (requests - 1))
      const killed = await startSweepProcess(KILLED)
      expect(await killed.order({ ...order, dieAt }), `round ${round} at ${dieAt} of ${requests}`).toBeUndefined()
      // What it had begun and not committed is rolled back when the server misses it; its lease runs out in a minute.
      await endSessionsOf(KILLED)
      await db.collection('leases').updateMany({}, { $set: { until: 0 } })
      partly.push(await mailings().countDocuments())
      await runSweep({ payload: test.payload, parts: refreshParts, now: DIGEST_DAY, mailsAtOnce: 3 })
      expect(await written(), `round ${round}, killed at ${dieAt} of ${requests}`).toEqual(expected)
    }
    // Rounds that die before the first write or after the last prove little; some died in between.
    expect(diedBetween(), `written when killed: ${partly.join(', ')}`).toBe(true)
  })
})

describe('two processes with a schedule', () => {
  it(`should hand every digest over once, in ${RUNS} runs`, async () => {
    const processes = await Promise.all([startSweepProcess(), startSweepProcess()])
    try {
      for (let run = 1; run <= RUNS; run++) {
        await clear()
        await processes[0]?.order({ what: 'schedule', now: DAY_BEFORE.toISOString() })
        const at = new Date(DIGEST_DAY.getTime() + 5000).toISOString()
        await Promise.all(processes.map(({ order }) => order({ what: 'schedule', now: at })))
        // And both by hand, past the schedule: what keeps them apart then are lease and slots.
        await Promise.all(processes.map(({ order }) => order({ what: 'sweep', now: at, mailsAtOnce: 3 })))
        const to = (await outboxOf(db).find().toArray()).map((row) => row.to)
        expect(to.toSorted(), `run ${run}`).toEqual([...new Set(to)].toSorted())
        expect(to, `run ${run}`).toHaveLength(POSTS)
        expect(await jobRuns(db).countDocuments({ job: 'refresh-sweep', period: '2026-12-01T10:00' })).toBe(1)
      }
    } finally {
      await Promise.all(processes.map(({ stop }) => stop()))
    }
  })
})

describe('the commands of the refresh', () => {
  it('should print what a dry run would do as JSON, and do nothing', async () => {
    const { collections: before } = await db.command({ dbHash: 1 })
    const { code, stdout, stderr } = await command('sweep', ['--at', AT, '--dry-run', '--json'])
    expect(code, stderr).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      at: AT,
      posts: POSTS,
      entries: POSTS * 3,
      mails: { digest: POSTS },
      skipped: {},
    })
    const { collections: after } = await db.command({ dbHash: 1 })
    expect(after, 'a dry run writes nothing at all').toEqual(before)
  })

  it('should answer a time that is none with 2 and a sentence', async () => {
    const wrong = await command('sweep', ['--at', '내일'])
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('2026-12-01T10:00+09:00')
    expect((await command('sweep', ['--twice'])).code).toBe(2)
  })
})
