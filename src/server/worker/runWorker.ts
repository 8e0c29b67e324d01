import { randomUUID } from 'node:crypto'

import type { mongo } from 'mongoose'

import { keepLease, type HeldLease } from '../../lib/keepLease'
import type { LeaseRow } from '../../lib/lease'
import type { Logger } from '../../lib/log'
import { sleep } from '../../lib/sleep'
import type { WorkerPart } from '../../lib/workerPart'

/** The lease of the one worker that works; its row tells `/health/ready` whether there is one. */
export const WORKER_LEASE = 'worker'
/** How long a worker that was killed keeps others waiting. */
const LEASE_MS = 15_000
/** A part that does not end in this time is left behind; the process ends anyway. */
const STOP_MS = 15_000

export interface WorkerInput {
  db: mongo.Db
  log: Logger
  /** Made anew each time this worker gets its turn. */
  parts: (held: HeldLease) => readonly WorkerPart[]
  /** Aborts when the process is asked to end. */
  signal: AbortSignal
  leaseMs?: number
}

/** Runs the parts while this process holds the worker's lease, and stands by while another one does. Returns when asked to end. */
export async function runWorker({ db, log, parts, signal, leaseMs = LEASE_MS }: WorkerInput): Promise<void> {
  const lease = { leases: db.collection<LeaseRow>('leases'), name: WORKER_LEASE, owner: randomUUID(), ttlMs: leaseMs }
  const onError = (err: unknown): void => log.warn({ err, msg: 'the lease could not be asked for' })
  await keepLease({ ...lease, signal, onError }, async (held) => {
    const mine = parts(held)
    log.info({ msg: 'this worker works', parts: mine.map(({ name }) => name) })
    try {
      for (const part of mine) await part.start()
      await aborted(held.signal)
    } finally {
      await Promise.all(mine.map((part) => stopInTime(part, log)))
      log.info({ msg: 'this worker has stopped working' })
    }
  })
}

async function stopInTime(part: WorkerPart, log: Logger): Promise<void> {
  const late = sleep(STOP_MS).then(() => log.warn({ msg: 'a part did not end in time', part: part.name }))
  const stopped = part
    .stop()
    .catch((err: unknown) => log.error({ err, msg: 'a part did not end well', part: part.name }))
  await Promise.race([stopped, late])
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
