import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { keepLease, type HeldLease } from '../../src/lib/keepLease'
import type { LeaseRow } from '../../src/lib/lease'
import { createLog } from '../../src/lib/log'
import { runWorker } from '../../src/server/worker/runWorker'
import { startTestPayload, type TestPayload } from '../support/payload'

const log = createLog({ level: 'silent' })
const LEASE_MS = 600
let test: TestPayload
beforeAll(async () => (test = await startTestPayload('worker')))
afterAll(() => test.stop())

function database() {
  const { db } = test.payload.db.connection
  if (!db) throw new Error('not connected')
  return db
}

interface TestWorker {
  working: () => boolean
  held: () => HeldLease | undefined
  stop: () => Promise<void>
}

/** A worker in this process; several of them share the lease as several processes do. */
function startWorker(): TestWorker {
  const ending = new AbortController()
  let held: HeldLease | undefined
  let working = false
  const ended = runWorker({
    db: database(),
    log,
    signal: ending.signal,
    leaseMs: LEASE_MS,
    parts: (lease) => {
      held = lease
      return [
        {
          name: 'test',
          start: () => void (working = true),
          stop: async () => void (working = false),
        },
      ]
    },
  })
  return {
    working: () => working,
    held: () => held,
    stop: async () => {
      ending.abort()
      await ended
    },
  }
}

describe('the worker', () => {
  it('should work alone while others stand by, and hand over when it ends', async () => {
    const first = startWorker()
    await expect.poll(first.working).toBe(true)
    const second = startWorker()
    await new Promise((resolve) => setTimeout(resolve, LEASE_MS * 2))
    expect([first.working(), second.working()]).toEqual([true, false])
    await first.stop()
    expect(first.working()).toBe(false)
    await expect.poll(second.working).toBe(true)
    await second.stop()
    expect(await database().collection<LeaseRow>('leases').findOne({ _id: 'worker' })).toBeNull()
  })

  it('should stop working when its lease was taken, and say so to whoever is about to write', async () => {
    const worker = startWorker()
    await expect.poll(worker.working).toBe(true)
    const leases = database().collection<LeaseRow>('leases')
    // As after a sleep longer than the lease: another one has taken it meanwhile.
    await leases.updateOne({ _id: 'worker' }, { $set: { owner: 'another', until: Date.now() + LEASE_MS * 3 } })
    await expect(worker.held()?.assertHeld()).rejects.toMatchObject({ code: 'lease/lost' })
    await expect.poll(worker.working).toBe(false)
    // The other one dies without giving it back; its time runs out.
    await expect.poll(worker.working, { timeout: 5000 }).toBe(true)
    await worker.stop()
  })

  it('should take over from one that died, though its clock was an hour ahead', async () => {
    const leases = database().collection<LeaseRow>('leases')
    await leases.insertOne({ _id: 'worker', owner: 'dead', until: Date.now() + 3_600_000 })
    const worker = startWorker()
    await expect.poll(worker.working, { timeout: LEASE_MS * 5 }).toBe(true)
    await worker.stop()
  })

  it('should leave the lease to one that lives, whatever its clock says', async () => {
    const leases = database().collection<LeaseRow>('leases')
    // Two hours behind: by our clock each of its renewals has run out already.
    const alive = { _id: 'clocks', owner: 'slow clock', until: Date.now() - 7_200_000 }
    await leases.insertOne(alive)
    let worked = 0
    const ending = new AbortController()
    const kept = keepLease(
      { leases, name: 'clocks', owner: 'ours', ttlMs: LEASE_MS, signal: ending.signal, onError: () => undefined },
      async ({ signal }) => {
        worked += 1
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      },
    )
    await expect.poll(() => worked).toBe(1)
    // The other one renews: by its own clock nobody else may have it. One of the two works at a time.
    await leases.updateOne({ _id: 'clocks' }, { $set: { owner: 'slow clock', until: Date.now() + LEASE_MS } })
    await new Promise((resolve) => setTimeout(resolve, LEASE_MS / 2))
    expect((await leases.findOne({ _id: 'clocks' }))?.owner).toBe('slow clock')
    ending.abort()
    await kept
    await leases.deleteOne({ _id: 'clocks' })
  })

  it('should give the lease back when its work fails', async () => {
    const leases = database().collection<LeaseRow>('leases')
    const kept = keepLease(
      {
        leases,
        name: 'failing',
        owner: randomUUID(),
        ttlMs: LEASE_MS,
        signal: new AbortController().signal,
        onError: () => undefined,
      },
      () => Promise.reject(new Error('told to fail')),
    )
    await expect(kept).rejects.toThrow('told to fail')
    expect(await leases.findOne({ _id: 'failing' })).toBeNull()
  })
})
