import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import { applyDueRequests } from '../../commands/applyDueRequests'
import { archiveEndedNotices } from '../../commands/archiveEndedNotices'
import { checkLinks } from '../../commands/checkLinks'
import { refreshParts } from '../../commands/refresh/refreshParts'
import { createJobs } from '../../jobs/createJobs'
import { runSchedule } from '../../jobs/runSchedule'
import type { Clock } from '../../lib/clock'
import type { WorkerPart } from '../../lib/workerPart'

/** @returns the part that runs what is scheduled: the sweep on business days, due requests at midnight, old notices at night. */
export function schedulePart({ payload, clock }: { payload: Payload; clock: Clock }): WorkerPart {
  const ending = new AbortController()
  let running: Promise<void> = Promise.resolve()
  return {
    name: 'schedule',
    start() {
      const jobs = createJobs({ sweep: refreshParts, applyDueRequests, archiveEndedNotices, checkLinks })
      running = runSchedule({ payload, jobs, clock, owner: randomUUID(), signal: ending.signal })
      running.catch((err: unknown) => payload.logger.error({ err, msg: 'the schedule has ended' }))
    },
    async stop() {
      ending.abort()
      await running
    },
  }
}
