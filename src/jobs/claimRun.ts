import type { mongo } from 'mongoose'

import { jobRuns, type JobRun } from './jobRuns'

const DUPLICATE_KEY = 11000
/** After so many the run waits for a person; the next period is tried anew. */
const MAX_ATTEMPTS = 5

/**
 * Takes a run: a new one, one whose owner died, or one that failed and may be tried again.
 * @returns its row when it is ours; undefined when somebody else has it or it is done
 */
export async function claimRun(input: {
  db: mongo.Db
  job: string
  period: string
  owner: string
  now: Date
  leaseMs: number
}): Promise<JobRun | undefined> {
  const { db, job, period, owner, now, leaseMs } = input
  const at = now.getTime()
  const free = {
    _id: `${job} ${period}`,
    attempts: { $lt: MAX_ATTEMPTS },
    $or: [
      { state: 'running' as const, leaseUntil: { $lte: at } },
      { state: 'failed' as const, retryAt: { $lte: at } },
    ],
  }
  const taken = {
    $set: { state: 'running' as const, owner, leaseUntil: at + leaseMs, startedAt: now },
    $setOnInsert: { job, period },
    $inc: { attempts: 1 },
    $unset: { finishedAt: 1, retryAt: 1, error: 1 } as const,
  }
  try {
    const row = await jobRuns(db).findOneAndUpdate(free, taken, { upsert: true, returnDocument: 'after' })
    return row ?? undefined
  } catch (err) {
    // The upsert found no free row and tried to make a second one: it is somebody else's, or done.
    if (err instanceof Error && 'code' in err && err.code === DUPLICATE_KEY) return undefined
    throw err
  }
}
