import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import type { Clock } from '../lib/clock'
import { claimRun } from './claimRun'
import type { Job } from './job'
import { jobRuns, type JobRun } from './jobRuns'
import { lastDue, periodOf } from './lastDue'

export interface ScheduleInput {
  payload: Payload
  jobs: readonly Job[]
  clock: Clock
  /** Unique to the process. */
  owner: string
  signal: AbortSignal
  /** How long a process may be silent before another one takes its run over, in ms. */
  leaseMs?: number
}

const LEASE_MS = 60_000
/** Doubled with each attempt. */
const RETRY_MS = 30_000

/**
 * Runs what is due now and nobody runs or has run: each job's latest time, and the run of a process that died. A job that
 * fails is logged, and tried again later; the others go on.
 */
export async function runDueJobs(input: ScheduleInput): Promise<void> {
  await Promise.all(input.jobs.map((job) => runWhenDue(job, input)))
}

async function runWhenDue(job: Job, input: ScheduleInput): Promise<void> {
  const { payload, clock, owner, leaseMs = LEASE_MS } = input
  const db = databaseOf(payload)
  const now = new Date(clock())
  const due = lastDue(job.cron, now)
  if (!due || now.getTime() - due.getTime() > job.catchUpMs) return
  const period = periodOf(due)
  if (!(await hasEverRun(db, job.name))) return beginSchedule(db, job.name, period, { owner, now })
  const run = await claimRun({ db, job: job.name, period, owner, now, leaseMs })
  if (run) await runClaimed(job, run, { ...input, leaseMs })
}

type Database = Parameters<typeof jobRuns>[0]

const hasEverRun = async (db: Database, job: string): Promise<boolean> =>
  (await jobRuns(db).findOne({ job }, { projection: { _id: 1 } })) !== null

/** What was due before there was a schedule was not missed: the first time counts from here. */
async function beginSchedule(
  db: Database,
  job: string,
  period: string,
  { owner, now }: { owner: string; now: Date },
): Promise<void> {
  const row: JobRun = {
    _id: `${job} ${period}`,
    job,
    period,
    state: 'done',
    owner,
    leaseUntil: now.getTime(),
    attempts: 0,
    startedAt: now,
    finishedAt: now,
    result: 'schedule began',
  }
  await jobRuns(db).updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true })
}

async function runClaimed(
  job: Job,
  { _id, attempts, period }: JobRun,
  { payload, clock, owner, signal, leaseMs }: ScheduleInput & { leaseMs: number },
): Promise<void> {
  const db = databaseOf(payload)
  const rows = jobRuns(db)
  const lost = new AbortController()
  const ours = { _id, owner, state: 'running' as const }
  const renewal = setInterval(() => {
    rows.updateOne(ours, { $set: { leaseUntil: clock() + leaseMs } }).then(
      ({ matchedCount }) => {
        if (matchedCount === 0) lost.abort()
      },
      (err: unknown) => payload.logger.warn({ err, msg: `could not keep the run of ${job.name}` }),
    )
  }, leaseMs / 3)
  try {
    const result = await job.run({ payload, now: new Date(clock()), signal: AbortSignal.any([signal, lost.signal]) })
    await rows.updateOne(ours, { $set: { state: 'done', finishedAt: new Date(clock()), result: result ?? null } })
    payload.logger.info({ msg: `${job.name} ${period}`, result })
  } catch (err) {
    payload.logger.error({ err, msg: `${job.name} ${period} failed` })
    const message = err instanceof Error ? err.message : String(err)
    const retryAt = clock() + RETRY_MS * 2 ** (attempts - 1)
    await rows.updateOne(ours, {
      $set: { state: 'failed', finishedAt: new Date(clock()), error: message, retryAt },
    })
  } finally {
    clearInterval(renewal)
  }
}
