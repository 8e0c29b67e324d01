import type { mongo } from 'mongoose'

import type { DocumentKind, Fingerprint } from '../domain/searchDocument'
import type { Logger } from '../lib/log'
import type { SearchEngine } from './engine'
import { COLLECTION_OF, type DocumentSource } from './source'

/** What the follower saw change, after the index has it. */
export type FollowedChange =
  { kind: DocumentKind; id: string; code: string; revision: number } | { kind: DocumentKind; id: string; removed: true }

export interface FollowerParts {
  db: mongo.Db
  source: DocumentSource
  engine: SearchEngine
  log: Logger
  /** Called after the index holds the change. */
  onChange?: (change: FollowedChange) => void
  /** A user's row was written: what is remembered of them is old. */
  onUserChange?: (id: string) => void
}

export interface SweepResult {
  /** Ids that the index did not have, had wrongly, or had too much; all repaired. */
  missing: string[]
  differing: string[]
  extra: string[]
}

export interface Follower {
  /** Builds the index and follows from before the build on. Resolves when the index is complete. */
  start(): Promise<void>
  /** Compares (id, revision, contentHash) of database and index, and repairs the difference. */
  sweep(): Promise<SweepResult>
  /** Builds the index anew; lookups go on with the old one, and what changes meanwhile is swept in. */
  rebuild(): Promise<void>
  /** Lets the batch at hand end, then closes the stream. */
  stop(): Promise<void>
  /** Whether the stream is open, and since when (ms since the epoch) the index may be behind. */
  state(): { following: boolean; behindSince: number | undefined }
}

const SWEEP_EVERY_MS = 60 * 60 * 1000
const RETRY_MS = 500
/** Events of one transaction arrive together; a breath lets them become one batch. */
const GATHER_MS = 5
const BATCH = 500

const KIND_OF = new Map(Object.entries(COLLECTION_OF).map(([kind, collection]) => [collection, kind as DocumentKind]))

type Pending = Map<string, DocumentKind>

/**
 * Keeps an engine in step with MongoDB. A change on the stream is only a wake-up: the published row is read again, then
 * upserted or removed, so that order and repetition of events do not matter. After any trouble with the stream, and every
 * hour, a sweep compares the two as wholes.
 */
export function createFollower({ db, source, engine, log, onChange, onUserChange }: FollowerParts): Follower {
  let stream: mongo.ChangeStream | undefined
  let resumeAfter: unknown
  let stopped = false
  let following = false
  let behindSince: number | undefined
  const pending: Pending = new Map()
  let flushing: Promise<void> = Promise.resolve()
  let gatherTimer: NodeJS.Timeout | undefined
  let retryTimer: NodeJS.Timeout | undefined
  let sweepTimer: NodeJS.Timeout | undefined

  const open = (): void => {
    stream = db.watch(
      [
        { $match: { 'ns.coll': { $in: [...KIND_OF.keys(), 'users'] } } },
        { $project: { operationType: 1, ns: 1, documentKey: 1 } },
      ],
      { maxAwaitTimeMS: 1000, ...(resumeAfter ? { resumeAfter } : {}) },
    )
    stream.on('change', note)
    stream.on('resumeTokenChanged', (token: unknown) => (resumeAfter = token))
    stream.once('error', (err: unknown) => void reopen(err))
    following = true
  }

  const note = (event: mongo.ChangeStreamDocument): void => {
    if (!('documentKey' in event) || !('ns' in event) || !('coll' in event.ns)) return
    const id = String(event.documentKey._id)
    if (event.ns.coll === 'users') return onUserChange?.(id)
    const kind = KIND_OF.get(event.ns.coll)
    if (!kind) return
    pending.set(id, kind)
    behindSince ??= Date.now()
    gatherTimer ??= setTimeout(() => {
      gatherTimer = undefined
      flushing = flushing.then(flush)
    }, GATHER_MS)
  }

  const flush = async (): Promise<void> => {
    while (pending.size > 0) {
      const batch = [...pending].slice(0, BATCH)
      for (const [id] of batch) pending.delete(id)
      try {
        await applyBatch(batch)
      } catch (err) {
        log.error({ err, msg: 'index batch failed, tried again' })
        for (const [id, kind] of batch) if (!pending.has(id)) pending.set(id, kind)
        if (stopped) return
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
    behindSince = undefined
  }

  const applyBatch = async (batch: [string, DocumentKind][]): Promise<void> => {
    for (const kind of KIND_OF.values()) {
      const ids = batch.filter(([, of]) => of === kind).map(([id]) => id)
      if (ids.length === 0) continue
      const documents = await source.byIds(kind, ids)
      const found = new Set(documents.map((document) => document.id))
      const removals = ids.filter((id) => !found.has(id))
      await engine.apply({ upserts: documents, removals })
      for (const { id, code, revision } of documents) onChange?.({ kind, id, code, revision })
      for (const id of removals) onChange?.({ kind, id, removed: true })
    }
  }

  const reopen = async (err: unknown): Promise<void> => {
    following = false
    behindSince ??= Date.now()
    if (stopped) return
    log.warn({ err, msg: 'change stream lost, opened again' })
    await stream?.close().catch((closeError: unknown) => log.info({ err: closeError, msg: 'closing the lost stream' }))
    // A token that the server does not know any more would fail for ever; the sweep finds what it would have told.
    if (isHistoryLost(err)) resumeAfter = undefined
    retryTimer = setTimeout(() => {
      if (stopped) return
      open()
      sweep().catch((sweepError: unknown) => log.error({ err: sweepError, msg: 'sweep failed' }))
    }, RETRY_MS)
  }

  const sweep = async (): Promise<SweepResult> => {
    const difference = compareFingerprints(await source.fingerprints(), await engine.fingerprints())
    const touched = [...difference.missing, ...difference.differing, ...difference.extra]
    if (touched.length > 0) {
      log.warn({ msg: 'index differed from the database, repaired', ...difference })
      for (const kind of KIND_OF.values()) {
        const documents = await source.byIds(kind, touched)
        await engine.apply({ upserts: documents })
        for (const document of documents) touched.splice(touched.indexOf(document.id), 1)
      }
      await engine.apply({ removals: touched })
    }
    if (pending.size === 0) behindSince = undefined
    return difference
  }

  const rebuild = async (): Promise<void> => {
    await engine.rebuild(source.all())
    await sweep()
  }

  return {
    rebuild,
    async start() {
      open()
      await rebuild()
      sweepTimer = setInterval(() => {
        sweep().catch((err: unknown) => log.error({ err, msg: 'sweep failed' }))
      }, SWEEP_EVERY_MS)
      sweepTimer.unref()
    },
    sweep,
    async stop() {
      stopped = true
      following = false
      clearInterval(sweepTimer)
      clearTimeout(retryTimer)
      clearTimeout(gatherTimer)
      await stream?.close()
      await flushing
    },
    state: () => ({ following, behindSince }),
  }
}

/** 286: the oplog has moved on past our token. 280: the stream cannot be resumed at all. */
function isHistoryLost(err: unknown): boolean {
  return typeof err === 'object' && err !== null && 'code' in err && (err.code === 286 || err.code === 280)
}

/** @returns the ids that two sides do not agree on; `differing` are in both with another revision or hash. */
export function compareFingerprints(truth: readonly Fingerprint[], held: readonly Fingerprint[]): SweepResult {
  const heldById = new Map(held.map((print) => [print.id, print]))
  const result: SweepResult = { missing: [], differing: [], extra: [] }
  for (const { id, revision, contentHash } of truth) {
    const other = heldById.get(id)
    heldById.delete(id)
    if (!other) result.missing.push(id)
    else if (other.revision !== revision || other.contentHash !== contentHash) result.differing.push(id)
  }
  result.extra.push(...heldById.keys())
  return result
}
