import { databaseOf } from '../lib/databaseOf'
import { indexJobRuns } from './jobRuns'
import { runDueJobs, type ScheduleInput } from './runDueJobs'

const POLL_MS = 5_000

/**
 * The schedule of a worker: looks every few seconds what is due, and returns when `signal` is aborted and what was running
 * has ended. Any number of workers may run it: a period of a job is run by one of them.
 */
export async function runSchedule(input: ScheduleInput & { pollMs?: number }): Promise<void> {
  const { payload, signal, pollMs = POLL_MS } = input
  const db = databaseOf(payload)
  await indexJobRuns(db)
  while (!signal.aborted) {
    await runDueJobs(input).catch((err: unknown) => {
      // The database is away for a moment: the next look finds the same work.
      payload.logger.error({ err, msg: 'the schedule could not look for work' })
    })
    await pause(pollMs, signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
