import type { mongo } from 'mongoose'
import { systemClock, type Clock } from './clock'
import { sleep } from './sleep'

/** `_id` is the lease's name; `until` in ms since the epoch. */
export type LeaseRow = { _id: string; owner: string; until: number }

export type LeaseInput = {
  leases: mongo.Collection<LeaseRow>
  name: string
  /** Unique to the process. */
  owner: string
  ttlMs: number
  clock?: Clock
}

const DUPLICATE_KEY = 11000

/** What a process has seen of a lease that somebody else holds. */
export type SeenLease = LeaseRow & { /** Monotonic, in ms. */ since: number }

/**
 * Takes the lease, or renews it when it is ours.
 *
 * @returns whether it is ours for the next `ttlMs`; false while another owner's has not run out
 * @throws what the database throws when it cannot be reached
 */
export async function takeLease(input: LeaseInput): Promise<boolean> {
  return take(input, { until: { $lte: (input.clock ?? systemClock)() } })
}

/**
 * The same for who waits: wall clocks jump, so that a lease whose row did not move for `ttlMs` by a clock that cannot be set
 * has run out too, whatever time it names.
 *
 * @returns what was taken, or what was seen: to be handed in again the next time
 */
export async function takeLeaseAtLast(input: LeaseInput, seen?: SeenLease): Promise<'taken' | SeenLease | undefined> {
  if (await takeLease(input)) return 'taken'
  const { leases, name, ttlMs } = input
  if (seen && performance.now() - seen.since > ttlMs && (await take(input, { owner: seen.owner, until: seen.until }))) {
    return 'taken'
  }
  const row = await leases.findOne({ _id: name })
  if (!row) return undefined
  const hasMoved = row.owner !== seen?.owner || row.until !== seen.until
  return hasMoved ? { ...row, since: performance.now() } : seen
}

async function take(
  { leases, name, owner, ttlMs, clock = systemClock }: LeaseInput,
  hasRunOut: mongo.Filter<LeaseRow>,
): Promise<boolean> {
  const filter = { _id: name, $or: [{ owner }, hasRunOut] }
  try {
    await leases.updateOne(filter, { $set: { owner, until: clock() + ttlMs } }, { upsert: true })
    return true
  } catch (error) {
    // The upsert found no row that is free and tried to insert a second one: somebody else holds it.
    if (error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY) return false
    throw error
  }
}

/** Gives the lease back at once; nothing happens when it is not ours. */
export async function releaseLease({
  leases,
  name,
  owner,
}: Pick<LeaseInput, 'leases' | 'name' | 'owner'>): Promise<void> {
  await leases.deleteOne({ _id: name, owner })
}

const LEASE_POLL_MS = 250

/**
 * Waits for the lease, keeps it alive while `work` runs, and gives it back.
 *
 * @throws what `work` throws
 */
export async function withLease<T>(input: LeaseInput, work: () => Promise<T>): Promise<T> {
  for (let seen: SeenLease | undefined; ;) {
    const taken = await takeLeaseAtLast(input, seen)
    if (taken === 'taken') break
    seen = taken
    await sleep(LEASE_POLL_MS)
  }
  let renewal: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A renewal that fails is not the work's failure: the lease then runs out, and the next holder starts over.
    renewal = takeLease(input).catch((error: unknown) => error)
  }, input.ttlMs / 3)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await renewal
    await releaseLease(input)
  }
}
