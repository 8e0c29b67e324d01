import { Types } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import type { MailingRow } from '../../../src/commands/refresh/mailingRow'
import { rowsOf } from '../../../src/commands/rows'
import { runSweep } from '../../../src/commands/runSweep'
import { createJobs } from '../../../src/jobs/createJobs'
import type { Job } from '../../../src/jobs/job'
import { jobRuns } from '../../../src/jobs/jobRuns'
import { lastDue, periodOf } from '../../../src/jobs/lastDue'
import { runDueJobs } from '../../../src/jobs/runDueJobs'
import { runSchedule } from '../../../src/jobs/runSchedule'
import { makeEntry, makeOrganization } from '../../support/factories'
import { memoryParts, testOutbox } from '../../support/refresh/memoryParts'
import { startTestPayload, type TestPayload } from '../../support/payload'

vi.setConfig({ testTimeout: 120_000 })

const HOUR_MS = 3_600_000
const POSTS = 12
let test: TestPayload
const db = () => {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}
const seoul = (text: string): number => Date.parse(`${text}+09:00`)

beforeAll(async () => {
  test = await startTestPayload('schedule')
  for (let n = 0; n < POSTS; n++) {
    const organization = await makeOrganization(test.payload)
    const post = await test.payload.create({
      collection: 'posts',
      data: {
        title: `업무 ${n}`,
        organization: organization.id,
        people: [
          { as: 'primary', name: '가○○', email: `p${n}@office.test` },
          { as: 'manager', name: '나○○', email: `m${n}@office.test` },
        ],
      },
    })
    await makeEntry(test.payload, {
      organization: organization.id,
      post: post.id,
      checkedAt: '2025-10-01T12:00:00.000Z',
    })
  }
})
afterAll(() => test.stop())
beforeEach(() => jobRuns(db()).deleteMany({}))

/** A job that remembers its runs, hourly. */
function countingJob(change: Partial<Job> = {}): Job & { runs: string[] } {
  const runs: string[] = []
  return {
    name: 'hourly',
    cron: '0 * * * *',
    catchUpMs: HOUR_MS,
    runs,
    async run({ now }) {
      runs.push(now.toISOString())
      return { done: true }
    },
    ...change,
  }
}

interface Setting {
  now: number
}

const runOnce = (jobs: readonly Job[], setting: Setting, owner: string, leaseMs?: number) =>
  runDueJobs({
    payload: test.payload,
    jobs,
    clock: () => setting.now,
    owner,
    signal: new AbortController().signal,
    ...(leaseMs ? { leaseMs } : {}),
  })

describe('a time of the schedule', () => {
  it('should be read in Seoul, and count from its very second', () => {
    const tenOClock = new Date(seoul('2026-12-01T10:00:00'))
    expect(lastDue('0 10 * * 1-5', tenOClock)).toEqual(tenOClock)
    expect(lastDue('0 10 * * 1-5', new Date(tenOClock.getTime() - 1000))).toEqual(
      new Date(seoul('2026-11-30T10:00:00')),
    )
    expect(periodOf(tenOClock)).toBe('2026-12-01T10:00')
    expect(lastDue('0 0 * * *', new Date(seoul('2026-12-01T00:00:30')))).toEqual(new Date(seoul('2026-12-01T00:00:00')))
  })
})

describe('the schedule', () => {
  it('should not make up for what was due before it began, then run each period once', async () => {
    const job = countingJob()
    const setting = { now: seoul('2026-12-01T10:30:00') }
    await runOnce([job], setting, 'a')
    expect(job.runs).toHaveLength(0)
    setting.now += HOUR_MS
    for (let look = 0; look < 5; look++) await runOnce([job], setting, 'a')
    expect(job.runs).toHaveLength(1)
  })

  it('should run a period once, however many workers look at the same moment', async () => {
    const job = countingJob()
    const setting = { now: seoul('2026-12-01T10:30:00') }
    await runOnce([job], setting, 'a')
    setting.now += HOUR_MS
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((owner) => runOnce([job], setting, owner)))
    expect(job.runs).toHaveLength(1)
    expect(await jobRuns(db()).findOne({ period: '2026-12-01T11:00' })).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('should catch up a missed period, but not one that is too long ago', async () => {
    const job = countingJob({ cron: '0 10 * * *', catchUpMs: 8 * HOUR_MS })
    const setting = { now: seoul('2026-12-01T11:00:00') }
    await runOnce([job], setting, 'a')
    setting.now = seoul('2026-12-02T16:00:00')
    await runOnce([job], setting, 'a')
    expect(job.runs).toHaveLength(1)
    setting.now = seoul('2026-12-03T23:00:00')
    await runOnce([job], setting, 'a')
    expect(job.runs).toHaveLength(1)
  })

  it('should take over the run of a worker that died, once its lease has run out', async () => {
    const job = countingJob()
    const setting = { now: seoul('2026-12-01T10:30:00') }
    await runOnce([job], setting, 'a')
    setting.now += HOUR_MS
    // What a killed process leaves behind.
    await jobRuns(db()).insertOne({
      _id: 'hourly 2026-12-01T11:00',
      job: 'hourly',
      period: '2026-12-01T11:00',
      state: 'running',
      owner: 'dead',
      leaseUntil: setting.now + 30_000,
      attempts: 1,
      startedAt: new Date(setting.now),
    })
    await runOnce([job], setting, 'b')
    expect(job.runs).toHaveLength(0)
    setting.now += 31_000
    await runOnce([job], setting, 'b')
    expect(job.runs).toHaveLength(1)
    expect(await jobRuns(db()).findOne({ period: '2026-12-01T11:00' })).toMatchObject({
      state: 'done',
      owner: 'b',
      attempts: 2,
    })
  })

  it('should try a failed run again later, keep why it failed, and let other jobs go on', async () => {
    let tries = 0
    const failing = countingJob({
      name: 'failing',
      run: async () => {
        tries += 1
        if (tries === 1) throw new Error('no disk')
        return null
      },
    })
    const other = countingJob()
    const setting = { now: seoul('2026-12-01T10:30:00') }
    await runOnce([failing, other], setting, 'a')
    setting.now += HOUR_MS
    await runOnce([failing, other], setting, 'a')
    expect(other.runs).toHaveLength(1)
    expect(await jobRuns(db()).findOne({ job: 'failing', state: 'failed' })).toMatchObject({ error: 'no disk' })
    await runOnce([failing, other], setting, 'a')
    expect(tries).toBe(1)
    setting.now += 31_000
    await runOnce([failing, other], setting, 'a')
    expect(tries).toBe(2)
    expect(await jobRuns(db()).findOne({ job: 'failing', state: 'failed' })).toBeNull()
  })

  it('should end when it is told to, after what was running has ended', async () => {
    const stop = new AbortController()
    const setting = { now: seoul('2026-12-01T10:30:00') }
    let ended = false
    const slow = countingJob({
      run: async () => {
        stop.abort()
        await new Promise((resolve) => setTimeout(resolve, 300))
        ended = true
        return null
      },
    })
    await runOnce([slow], setting, 'a')
    setting.now += HOUR_MS
    await runSchedule({
      payload: test.payload,
      jobs: [slow],
      clock: () => setting.now,
      owner: 'a',
      signal: stop.signal,
      pollMs: 50,
    })
    expect(ended).toBe(true)
  })
})

describe('two workers over ten business days', () => {
  it('should send no digest twice, and every post one', async () => {
    const parts = await memoryParts(db())
    const nothing = async () => null
    const jobs = createJobs({
      sweep: parts,
      applyDueRequests: nothing,
      archiveEndedNotices: nothing,
      checkLinks: nothing,
    })
    const setting = { now: seoul('2026-11-30T10:05:00') }
    await runOnce(jobs, setting, 'one')
    for (let day = 1; day <= 14; day++) {
      setting.now = seoul('2026-11-30T10:05:00') + day * 24 * HOUR_MS
      await Promise.all(['one', 'two'].map((owner) => runOnce(jobs, setting, owner)))
      // A person runs it beside them.
      await runSweep({ payload: test.payload, parts, now: new Date(setting.now) })
    }
    const runs = await jobRuns(db()).find({ job: 'refresh-sweep', attempts: 1 }).toArray()
    expect(runs).toHaveLength(10)
    const digests = await rowsOf<MailingRow>(test.payload, 'post-mailings').find({ template: 'digest' }).toArray()
    expect(digests).toHaveLength(POSTS)
    expect(new Set(digests.map(({ posts }) => String(posts[0]))).size).toBe(POSTS)
    expect(await testOutbox(db()).countDocuments({ template: 'digest' })).toBe(POSTS)
  })

  it('should be refused a second digest by the database itself', async () => {
    const [row] = await rowsOf<MailingRow>(test.payload, 'post-mailings')
      .find({ template: 'digest' })
      .limit(1)
      .toArray()
    if (!row) throw new Error('no digest')
    const again = { ...row, _id: new Types.ObjectId(), day: '2026-12-20' }
    await expect(rowsOf<MailingRow>(test.payload, 'post-mailings').insertOne(again)).rejects.toMatchObject({
      code: 11000,
    })
  })
})
