import { randomUUID } from 'node:crypto'

import { Types, type mongo } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { dayOf } from '../domain/day'
import { planSweep } from '../domain/refresh/planSweep'
import type { SkipReason, SweepPlan, SweepState, SweepTemplate } from '../domain/refresh/sweepTypes'
import { withLease, type LeaseRow } from '../lib/lease'
import { isDuplicateKey } from './refresh/isDuplicateKey'
import { readRefreshSettings, type RefreshSettings } from './refresh/readRefreshSettings'
import { readSweepState } from './refresh/readSweepState'
import { sendPlanned } from './refresh/sendPlanned'
import { mailNamesOf } from './refresh/sweepMail'
import type { SweepParts } from './refresh/sweepParts'
import { worklistRows, type WorklistRow } from './refresh/worklistRow'
import { inTransaction } from './transaction'

/** Three writes each, and MongoDB advises to stay near a thousand. */
const MAILS_AT_ONCE = 300
/** Transactions at the same time. Their rows never meet: a plan has one mail to an address and a post. */
const LANES = 2
const LEASE_MS = 60_000
/** Another run may write between our reading and our writing: read again, a few times. */
const ATTEMPTS = 4

export interface SweepResult {
  at: Date
  /** Posts that were asked. */
  posts: number
  /** Entries they were asked for. */
  entries: number
  mails: Partial<Record<SweepTemplate, number>>
  skipped: Partial<Record<SkipReason, number>>
  unassigned: number
  late: number
}

/** A planning and what it was made from: what a preview shows. */
export interface SweepPreview {
  state: SweepState
  settings: RefreshSettings
  plan: SweepPlan
}

/** Reads the state of the refresh and plans the sweep of `now`, without writing anything. */
export async function previewSweep(input: { payload: Payload; parts: SweepParts; now: Date }): Promise<SweepPreview> {
  const { payload, parts } = input
  const today = dayOf(input.now)
  const db = databaseOf(payload)
  const [settings, signals] = await Promise.all([readRefreshSettings(payload, today), parts.readSignals({ db, today })])
  const state = await readSweepState({ payload, today, settings, signals })
  return { state, settings, plan: planSweep(state) }
}

/**
 * The freshness run of a moment: plans who has to be written to, hands the mails to the outbox and leaves the staff's two
 * worklists. Run again, together or after a crash, it sends nothing twice; run late, it catches up.
 * @returns what it did, or with `isDryRun` what it would do
 */
export async function runSweep(input: {
  payload: Payload
  parts: SweepParts
  now: Date
  isDryRun?: boolean
  /** Mails in one transaction. */
  mailsAtOnce?: number
}): Promise<SweepResult> {
  const { payload, now, isDryRun = false, mailsAtOnce = MAILS_AT_ONCE } = input
  if (isDryRun) return resultOf(now, (await previewSweep(input)).plan)
  const db = databaseOf(payload)
  const lease = {
    leases: db.collection<LeaseRow>('leases'),
    name: 'refresh-sweep',
    owner: randomUUID(),
    ttlMs: LEASE_MS,
  }
  return withLease(lease, async () => {
    const sent: SweepPlan['mails'][number][] = []
    for (let attempt = 1; ; attempt++) {
      const { state, plan } = await previewSweep(input)
      const names = mailNamesOf(state)
      try {
        await inLanes(chunksOf(plan.mails, mailsAtOnce), async (mails) => {
          await sendPlanned({ ...input, mails, names, today: state.today })
          sent.push(...mails)
        })
        await keepWorklists(payload, db, state.today, plan)
        return resultOf(now, { ...plan, mails: sent })
      } catch (err) {
        if (!isDuplicateKey(err) || attempt === ATTEMPTS) throw err
        payload.logger.warn({ err, msg: 'another sweep has written meanwhile; planning again' })
      }
    }
  })
}

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/**
 * One chunk is made ready while the database writes another.
 * @throws the first failure, when every lane has come to its end
 */
async function inLanes<Chunk>(chunks: Chunk[], work: (chunk: Chunk) => Promise<void>): Promise<void> {
  const waiting = [...chunks]
  const lane = async (): Promise<void> => {
    try {
      for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) await work(chunk)
    } finally {
      // When a lane fails, the others begin nothing new.
      waiting.length = 0
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}

function resultOf(at: Date, { mails, skipped, unassigned, late }: SweepPlan): SweepResult {
  const asking = mails.filter(({ entries }) => entries.length > 0)
  return {
    at,
    posts: new Set(asking.flatMap(({ posts }) => posts)).size,
    entries: new Set(asking.flatMap(({ entries }) => entries.map(({ id }) => id))).size,
    mails: countBy(mails.map(({ template }) => template)),
    skipped: countBy(skipped.map(({ reason }) => reason)),
    unassigned: unassigned.length,
    late: late.length,
  }
}

function countBy<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

async function keepWorklists(payload: Payload, db: mongo.Db, day: string, plan: SweepPlan): Promise<void> {
  const rows: WorklistRow[] = [
    ...plan.unassigned.map((item) => ({ _id: new Types.ObjectId(), day, kind: 'unassigned' as const, ...item })),
    ...plan.late.map((item) => ({ _id: new Types.ObjectId(), day, kind: 'late' as const, ...item })),
  ]
  await inTransaction(payload, async ({ session }) => {
    await worklistRows(db).deleteMany({}, { session })
    if (rows.length > 0) await worklistRows(db).insertMany(rows, { session })
  })
}
