import { randomUUID } from 'node:crypto'

import type { mongo } from 'mongoose'

import type { DocumentKind, SearchDocument } from '../domain/searchDocument'
import type { Logger } from '../lib/log'
import { type LeaseRow, withLease } from '../lib/lease'
import { sleep } from '../lib/sleep'
import { compareFingerprints, type FingerprintDifference } from './compareFingerprints'
import type { SearchEngine } from './engine'
import { followChanges, type ChangeStreamHandle } from './following/changeStream'
import type { Parking } from './following/parking'
import type { ResumeTokens } from './following/resumeTokens'
import { overtaken, takesWrites, writeBatch, type WrittenBatch } from './following/writeBatch'
import { probe } from './probe'
import { COLLECTION_OF, type DocumentSource, type UnreadableRow } from './source'

/** What the follower saw change, after the index has it. */
export type FollowedChange =
  { kind: DocumentKind; id: string; code: string; revision: number } | { kind: DocumentKind; id: string; removed: true }

export interface FollowerParts {
  db: mongo.Db
  source: DocumentSource
  engine: SearchEngine
  parking: Parking
  log: Logger
  /** Called after the index holds the change. */
  onChange?: (change: FollowedChange) => void
  /** A user's row was written: what is remembered of them is old. */
  onUserChange?: (id: string) => void
  /** Somebody reminded the agents of a brief. */
  onReminder?: (id: string) => void
  /** For an index that outlives this process, and that another process may take over. */
  shared?: SharedIndex
}

export interface SharedIndex {
  tokens: ResumeTokens
  /** Asked right before writing. @throws when another process feeds the index now */
  assertMayWrite?: () => Promise<void>
  /** How often the index is looked at from outside, in ms; somebody may have emptied it. */
  lookEveryMs?: number
}

export interface FollowerState {
  /** Whether the stream is open. */
  following: boolean
  /** Since when (ms since the epoch) the index may be behind. */
  behindSince: number | undefined
  /** How many documents were put aside. */
  parked: number
}

export interface Follower {
  /**
   * Builds an index of this process's own anew; brings a shared one up to date. Follows from before on. Resolves when the
   * index is complete; a shared index that cannot be reached is waited for.
   */
  start(): Promise<void>
  /** Compares (id, revision, contentHash) of database and index, and repairs the difference. @returns what differed */
  sweep(): Promise<FingerprintDifference>
  /** Builds the index anew; lookups go on with the old one, and what changes meanwhile is swept in. */
  rebuild(): Promise<void>
  /** Lets the batch at hand end, then closes the stream. */
  stop(): Promise<void>
  state(): FollowerState
}

const SWEEP_EVERY_MS = 60 * 60 * 1000
/** While documents are put aside, somebody is probably mending them. */
const RETRY_PARKED_MS = 60 * 1000
const LOOK_EVERY_MS = 2000
const RETRY_MS = 250
const LONGEST_RETRY_MS = 2000
/** Events of one transaction arrive together; a breath lets them become one batch. */
const GATHER_MS = 5
const BATCH = 500
/** A single document is refused this often before it is put aside: the first time it may be the index's fault. */
const REFUSALS = 3
/** Of whoever builds the shared index anew, the worker or a command: one at a time. How long one that was killed keeps others waiting. */
const BUILDING_LEASE = 'search-rebuild'
const BUILDING_LEASE_MS = 10_000

const KIND_OF = new Map(Object.entries(COLLECTION_OF).map(([kind, collection]) => [collection, kind as DocumentKind]))
const REMINDERS = 'brief-reminders'

/** @returns what keeps an engine in step with MongoDB; see FollowedIndex. */
export function createFollower(parts: FollowerParts): Follower {
  return new FollowedIndex(parts)
}

/**
 * A change on the stream is only a wake-up: the published row is read again, then upserted or removed, so that order and
 * repetition of events do not matter. Everything that writes goes through one queue of wake-ups, sweeps too: what is
 * written last was read last. After any trouble, and every hour, a sweep compares the two sides as wholes.
 */
class FollowedIndex implements Follower {
  private stream: ChangeStreamHandle | undefined
  private readonly pending = new Map<string, DocumentKind | 'unknown'>()
  private readonly refusals = new Map<string, number>()
  private flushing: Promise<void> | undefined
  private sweeping: Promise<unknown> = Promise.resolve()
  private sweepLoop: Promise<void> | undefined
  private sweepDue = false
  private behindSince: number | undefined
  private stopped = false
  private gatherTimer: NodeJS.Timeout | undefined
  private readonly timers: NodeJS.Timeout[] = []
  private sweptDelta = 0
  /** What SearchEngine's `building` said when the index was last compared. */
  private sweptBuilding: number | undefined

  constructor(private readonly parts: FollowerParts) {}

  async start(): Promise<void> {
    const { db, log, parking, shared, onUserChange, onReminder } = this.parts
    await parking.load()
    this.stream = await followChanges({
      db,
      collections: [...KIND_OF.keys(), 'users', REMINDERS],
      token: await shared?.tokens.load(),
      log,
      onDocument: (collection, id) => {
        const kind = KIND_OF.get(collection)
        if (kind) this.wake(id, kind)
        else if (collection === REMINDERS) onReminder?.(id)
        else onUserChange?.(id)
      },
      onEverything: () => this.sweepSoon(),
      onReopened: () => this.sweepSoon(),
    })
    if (shared) await this.untilDone(() => this.sweep())
    else await this.rebuild()
    if (this.stopped) return
    this.every(SWEEP_EVERY_MS, () => this.sweepSoon())
    this.every(RETRY_PARKED_MS, () => parking.ids().length > 0 && this.sweepSoon())
    if (shared) this.every(shared.lookEveryMs ?? LOOK_EVERY_MS, () => void this.lookAtIndex())
  }

  sweep(): Promise<FingerprintDifference> {
    return this.sweepInTurn(true)
  }

  private sweepInTurn(mayBuildAnew: boolean): Promise<FingerprintDifference> {
    const done = this.sweeping.then(() => this.compareAndRepair(mayBuildAnew))
    this.sweeping = done.catch(() => undefined) // the caller gets the error; later sweeps still have their turn
    return done
  }

  async rebuild(): Promise<void> {
    await this.buildAnew()
    await this.sweepInTurn(false)
  }

  async stop(): Promise<void> {
    this.stopped = true
    for (const timer of this.timers) clearInterval(timer)
    clearTimeout(this.gatherTimer)
    await this.stream?.close()
    await this.flushing
    await this.saveToken()
  }

  state(): FollowerState {
    return {
      following: this.stream?.isLive() ?? false,
      behindSince: this.behindSince,
      parked: this.parts.parking.ids().length,
    }
  }

  private wake(id: string, kind: DocumentKind | 'unknown'): void {
    if (kind !== 'unknown' || !this.pending.has(id)) this.pending.set(id, kind)
    this.behindSince ??= Date.now()
    this.gatherTimer ??= setTimeout(() => {
      this.gatherTimer = undefined
      void this.flush()
    }, GATHER_MS)
  }

  /** Writes until nothing is pending; one at a time, whoever asks. */
  private async flush(): Promise<void> {
    do {
      this.flushing ??= this.writePending().finally(() => (this.flushing = undefined))
      await this.flushing
    } while (this.pending.size > 0 && !this.stopped)
  }

  private async writePending(): Promise<void> {
    let failures = 0
    while (this.pending.size > 0) {
      const batch = new Map([...this.pending].slice(0, BATCH))
      for (const id of batch.keys()) this.pending.delete(id)
      try {
        await this.write(batch)
        failures = 0
      } catch (err) {
        this.parts.log.error({ err, msg: 'index batch failed, tried again' })
        for (const [id, kind] of batch) if (!this.pending.has(id)) this.pending.set(id, kind)
        // Whoever failed may come back with less than it had.
        this.sweepDue = true
        if (this.stopped) return
        await sleep(Math.min(RETRY_MS * 2 ** failures++, LONGEST_RETRY_MS))
      }
    }
    this.behindSince = undefined
    await this.saveToken()
    if (this.sweepDue) this.sweepSoon()
  }

  private async write(batch: Map<string, DocumentKind | 'unknown'>): Promise<void> {
    const { engine, source, parking, shared } = this.parts
    const written = await writeBatch(batch, { engine, source, assertMayWrite: shared?.assertMayWrite })
    await this.putAside(written)
    if (shared) {
      // Between reading and writing this process may have slept, and another one may have written newer text.
      const truth = await source.fingerprints([...batch.keys()])
      for (const id of overtaken(written, truth)) this.wake(id, 'unknown')
    }
    await parking.release([...written.documents.map(({ id }) => id), ...written.removals])
    this.tell(written, batch)
  }

  private async putAside({ documents, unreadable }: WrittenBatch): Promise<void> {
    const { parking } = this.parts
    for (const { id } of documents) this.refusals.delete(id)
    const known = new Set(parking.ids())
    const aside: UnreadableRow[] = []
    for (const row of unreadable) {
      const times = (this.refusals.get(row.id) ?? 0) + 1
      this.refusals.set(row.id, times)
      if (times >= REFUSALS || known.has(row.id)) aside.push(row)
      else setTimeout(() => this.stopped || this.wake(row.id, row.kind), RETRY_MS * times).unref()
    }
    await parking.park(aside, new Date())
  }

  private tell({ documents, removals }: WrittenBatch, batch: Map<string, DocumentKind | 'unknown'>): void {
    const { onChange } = this.parts
    for (const { kind, id, code, revision } of documents) onChange?.({ kind, id, code, revision })
    for (const id of removals) {
      const kind = batch.get(id) ?? 'unknown'
      if (kind !== 'unknown') onChange?.({ kind, id, removed: true })
    }
  }

  private async compareAndRepair(mayBuildAnew: boolean): Promise<FingerprintDifference> {
    const { source, engine, parking, shared, log } = this.parts
    this.sweepDue = false
    const isUsable = await this.lookAtBuilding()
    if (!isUsable && !mayBuildAnew) throw new Error('the index that was built cannot be used')
    const truth = await source.fingerprints()
    const difference = compareFingerprints(truth, isUsable ? await engine.fingerprints() : [])
    if (shared && mayBuildAnew && (!isUsable || difference.missing.length > truth.length / 2)) {
      log.warn({ msg: 'the index is missing or half, built anew', missing: difference.missing.length })
      await this.buildAnew()
      await this.compareAndRepair(false)
      return difference
    }
    const touched = new Set([...difference.missing, ...difference.differing, ...difference.extra])
    await parking.release(parking.ids().filter((id) => !touched.has(id)))
    const parked = new Set(parking.ids())
    if ([...touched].some((id) => !parked.has(id)))
      log.warn({ msg: 'index differed from the database, repaired', ...countsOf(difference) })
    for (const id of touched) this.wake(id, 'unknown')
    await this.flush()
    return difference
  }

  private async buildAnew(): Promise<void> {
    const { db, parking, shared } = this.parts
    const unreadable: UnreadableRow[] = []
    const build = async (): Promise<void> => {
      await shared?.assertMayWrite?.()
      await this.buildFromAll(unreadable)
    }
    const lease = {
      leases: db.collection<LeaseRow>('leases'),
      name: BUILDING_LEASE,
      owner: randomUUID(),
      ttlMs: BUILDING_LEASE_MS,
    }
    await (shared ? withLease(lease, build) : build())
    await parking.park(unreadable, new Date())
  }

  /** When the index refuses to be built from all and is not itself to blame, one document is: put in one by one it is found out. */
  private async buildFromAll(unreadable: UnreadableRow[]): Promise<void> {
    const { engine, source, log } = this.parts
    let isRead = false
    const documents = async function* (): AsyncGenerator<SearchDocument> {
      yield* source.all((row) => unreadable.push(row))
      isRead = true
    }
    try {
      await engine.rebuild(documents())
    } catch (err) {
      if (!isRead || !(await takesWrites(engine))) throw err
      log.error({ err, msg: 'the index could not be built as one, a sweep puts its documents in' })
      if (!engine.status().ready) await engine.rebuild([])
    }
  }

  /** @returns whether the index can be searched and compared; one that others may change says so itself */
  private async lookAtBuilding(): Promise<boolean> {
    const { engine } = this.parts
    if (!engine.building) return true
    this.sweptBuilding = await engine.building()
    return this.sweptBuilding !== undefined
  }

  /** One sweep at a time that is tried until it works; asked for meanwhile, another one follows. */
  private sweepSoon(): void {
    this.sweepDue = true
    if (this.stopped) return
    this.sweepLoop ??= this.untilDone(() => this.sweep()).finally(() => {
      this.sweepLoop = undefined
      if (this.sweepDue) this.sweepSoon()
    })
  }

  /** Tries until it works or the follower is stopped: what a sweep needs may be down for a while. */
  private async untilDone(work: () => Promise<unknown>): Promise<void> {
    for (let failures = 0; !this.stopped; failures++) {
      try {
        await work()
        return
      } catch (err) {
        this.behindSince ??= Date.now()
        this.parts.log.warn({ err, msg: 'sweep failed, tried again' })
        await sleep(Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS))
      }
    }
  }

  /** A shared index may be emptied or set back by others, which no stream tells. */
  private async lookAtIndex(): Promise<void> {
    if (this.flushing || this.sweepLoop) return
    const { engine, source } = this.parts
    try {
      const building = await engine.building?.()
      const isAnother = building !== this.sweptBuilding
      if (isAnother) return this.sweepSoon()
      const [held, wanted] = [(await probe(engine)).total, await source.count()]
      const delta = held - wanted
      // The same difference again is what a sweep could not mend: documents put aside.
      if (delta === this.sweptDelta) return
      this.sweptDelta = delta
      if (delta !== 0) this.sweepSoon()
    } catch (err) {
      this.parts.log.info({ err, msg: 'the index does not answer' })
      this.behindSince ??= Date.now()
      this.sweepSoon()
    }
  }

  private async saveToken(): Promise<void> {
    const { shared, log } = this.parts
    const token = this.stream?.token()
    if (!shared || token === undefined || this.pending.size > 0) return
    // A token that is too old costs some repeated work, not a change.
    await shared.tokens.save(token).catch((err: unknown) => log.warn({ err, msg: 'resume token not kept' }))
  }

  private every(ms: number, work: () => void): void {
    const timer = setInterval(work, ms)
    timer.unref()
    this.timers.push(timer)
  }
}

function countsOf({ missing, differing, extra }: FingerprintDifference): Record<string, number> {
  return { missing: missing.length, differing: differing.length, extra: extra.length }
}
