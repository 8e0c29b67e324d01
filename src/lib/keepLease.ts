import { releaseLease, takeLease, takeLeaseAtLast, type LeaseInput, type SeenLease } from './lease'
import { sleep } from './sleep'

export interface HeldLease {
  /** Aborts when the lease is lost, and when the process is asked to end. */
  signal: AbortSignal
  /** Asks the database. @throws LeaseLostError when somebody else holds it: this process may have slept past its time. */
  assertHeld: () => Promise<void>
}

export type KeepLeaseInput = LeaseInput & {
  /** Aborts when the process is asked to end. */
  signal: AbortSignal
  /** Told when the database did not answer; the lease is asked for again. */
  onError: (error: unknown) => void
}

const POLL_MS = 1000

/** Somebody else does this work now. */
export class LeaseLostError extends Error {
  readonly code = 'lease/lost'
  constructor(name: string) {
    super(`the lease ${name} is somebody else's now`)
  }
}

/**
 * Waits for a lease and runs `work` while it is held; when it is lost, waits again. `work` has to end when its signal aborts.
 * How long the lease was not renewed is measured by a clock that cannot be set.
 *
 * @returns when `signal` aborts
 * @throws what `work` throws, after giving the lease back
 */
export async function keepLease(input: KeepLeaseInput, work: (held: HeldLease) => Promise<void>): Promise<void> {
  const { signal } = input
  let seen: SeenLease | undefined
  while (!signal.aborted) {
    const taken = await takeLeaseAtLast(input, seen).catch((error: unknown) => {
      input.onError(error)
      return seen
    })
    seen = taken === 'taken' ? undefined : taken
    if (taken === 'taken') await holding(input, work)
    else await sleepUnless(signal, Math.min(POLL_MS, input.ttlMs / 3))
  }
}

async function holding(input: KeepLeaseInput, work: (held: HeldLease) => Promise<void>): Promise<void> {
  const { leases, name, owner, ttlMs } = input
  const lost = new AbortController()
  let renewedAt = performance.now()
  let renewal: Promise<void> = Promise.resolve()
  const renew = async (): Promise<void> => {
    try {
      if (await takeLease(input)) renewedAt = performance.now()
      else lost.abort(new LeaseLostError(name))
    } catch (error) {
      input.onError(error)
      if (performance.now() - renewedAt > ttlMs) lost.abort(error)
    }
  }
  const timer = setInterval(() => {
    renewal = renewal.then(renew)
  }, ttlMs / 3)
  const assertHeld = async (): Promise<void> => {
    const row = await leases.findOne({ _id: name })
    if (row?.owner === owner) return
    const error = new LeaseLostError(name)
    lost.abort(error)
    throw error
  }
  try {
    await work({ signal: AbortSignal.any([input.signal, lost.signal]), assertHeld })
  } finally {
    clearInterval(timer)
    await renewal
    await releaseLease(input).catch(input.onError)
  }
}

async function sleepUnless(signal: AbortSignal, ms: number): Promise<void> {
  const step = 100
  for (let waited = 0; waited < ms && !signal.aborted; waited += step) await sleep(Math.min(step, ms))
}
