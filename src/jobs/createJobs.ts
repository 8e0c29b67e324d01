import type { Payload } from 'payload'

import type { SweepParts } from '../commands/refresh/sweepParts'
import { runSweep } from '../commands/runSweep'
import type { Job } from './job'

type Command = (input: { payload: Payload; now: Date; signal: AbortSignal }) => Promise<unknown>

/** The commands that run on a schedule, from all over the house. */
export interface JobParts {
  sweep: SweepParts
  /** Approved requests whose 시행일 has come. */
  applyDueRequests: Command
  /** 긴급공지 that ended long ago. */
  archiveEndedNotices: Command
  /** Whether the links of entries open. */
  checkLinks: Command
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** @returns the house's schedule. */
export function createJobs({ sweep, applyDueRequests, archiveEndedNotices, checkLinks }: JobParts): Job[] {
  return [
    {
      name: 'refresh-sweep',
      cron: '0 10 * * 1-5',
      // Until the offices close. Nobody is written to at night: the next business day catches up.
      catchUpMs: 8 * HOUR_MS,
      run: ({ payload, now }) => runSweep({ payload, now, parts: sweep }),
    },
    { name: 'apply-due-requests', cron: '0 0 * * *', catchUpMs: DAY_MS, run: applyDueRequests },
    // At night, and only then: when nobody waits for the pages of others.
    { name: 'check-links', cron: '30 4 * * *', catchUpMs: 2 * HOUR_MS, run: checkLinks },
    { name: 'archive-ended-notices', cron: '30 3 * * *', catchUpMs: DAY_MS, run: archiveEndedNotices },
  ]
}
