import { LRUCache } from 'lru-cache'
import type { mongo } from 'mongoose'

import { recordUse, type UseEvent } from '../insight/demand'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/log'
import type { Lookup } from '../search/lookup'
import { openedKey } from '../search/query/openedKey'

/** What the desk tells: an answer was opened, or copied into the call's record. */
export interface ToldUse {
  /** Only to count a person's clicks on one answer once; it is not kept. */
  user: string
  kind: 'open' | 'use'
  /** 관리번호. */
  code: string
  /** The query as typed, `''` when the answer was found without one. */
  q: string
}

export interface UseRecorder {
  /** Takes note. Cheap; what was noted is written within a second. */
  note(told: ToldUse): void
  /** Writes what was noted since. A failure is logged and its events are lost: they are a signal, no record. */
  flush(): Promise<void>
  /** Writes on; nothing is noted after it. */
  stop(): Promise<void>
}

const FLUSH_MS = 1000
/** One person's clicks on one answer after one query count once in this time. */
const ONCE_IN_MS = 10 * 60_000
const MOST_REMEMBERED = 20_000
/** Notes wait at most for one second; more than this in it is no agents' work. */
const MOST_WAITING = 5000
/** Longer ones are sentences that nobody repeats. */
const LONGEST_REMEMBERED = 40
/** A telephone number, a resident registration number, a card: of a citizen, and none of ours to keep. */
const PERSONAL = /\d{6}/

/** @returns what gathers uses in this process and writes their sums each second. */
export function createUseRecorder(parts: {
  db: mongo.Db
  lookup: Pick<Lookup, 'read'>
  log: Logger
  clock: Clock
}): UseRecorder {
  const { db, lookup, log, clock } = parts
  const counted = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: ONCE_IN_MS })
  let waiting: { kind: ToldUse['kind']; code: string; read: string | undefined; at: Date }[] = []
  let writing: Promise<void> = Promise.resolve()
  let stopped = false

  const write = async (): Promise<void> => {
    const notes = waiting
    if (notes.length === 0) return
    waiting = []
    try {
      const ids = await entryIds(db, new Set(notes.map(({ code }) => code)))
      await recordUse(
        db,
        notes.map(({ code, ...note }): UseEvent => ({ ...note, entry: ids.get(code) })),
      )
    } catch (err) {
      log.warn({ err, events: notes.length, msg: 'uses not recorded' })
    }
  }
  const flush = (): Promise<void> => (writing = writing.then(write))
  const timer = setInterval(() => void flush(), FLUSH_MS)
  timer.unref()

  return {
    note({ user, kind, code, q }) {
      if (stopped || waiting.length >= MOST_WAITING) return
      const read = rememberable(openedKey(lookup.read(q)))
      const once = JSON.stringify([user, kind, code, read])
      if (counted.has(once)) return
      counted.set(once, true)
      waiting.push({ kind, code, read, at: new Date(clock()) })
    },
    flush,
    async stop() {
      stopped = true
      clearInterval(timer)
      await flush()
    },
  }
}

function rememberable(read: string): string | undefined {
  return read === '' || read.length > LONGEST_REMEMBERED || PERSONAL.test(read) ? undefined : read
}

/** @returns the ids (hex) of the entries with these codes; codes of briefs and aids, or of nothing, are left out. */
async function entryIds(db: mongo.Db, codes: ReadonlySet<string>): Promise<Map<string, string>> {
  const rows = await db
    .collection<{ code: string }>('entries')
    .find({ code: { $in: [...codes] } }, { projection: { code: 1 } })
    .toArray()
  return new Map(rows.map(({ _id, code }) => [code, _id.toHexString()]))
}
