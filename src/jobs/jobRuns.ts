import type { mongo } from 'mongoose'

/** A run of a job, unique by job and period: whoever makes the row runs it. */
export interface JobRun {
  /** `refresh-sweep 2026-12-01T10:00` */
  _id: string
  job: string
  /** The minute in Seoul for which it was scheduled. */
  period: string
  state: 'running' | 'done' | 'failed'
  /** The process that runs it, or ran it last. */
  owner: string
  /** In ms; a running row whose lease has run out belongs to a dead process. */
  leaseUntil: number
  attempts: number
  startedAt: Date
  finishedAt?: Date
  /** In ms; when a failed run may be tried again. */
  retryAt?: number
  result?: unknown
  error?: string
}

const KEPT_SECONDS = 30 * 24 * 60 * 60

export const jobRuns = (db: mongo.Db): mongo.Collection<JobRun> => db.collection<JobRun>('job-runs')

/** Old runs go by themselves. */
export async function indexJobRuns(db: mongo.Db): Promise<void> {
  await jobRuns(db).createIndex({ finishedAt: 1 }, { name: 'forgotten', expireAfterSeconds: KEPT_SECONDS })
  await jobRuns(db).createIndex({ job: 1, startedAt: -1 }, { name: 'by_job' })
}
