import type { mongo } from 'mongoose'

import { dayOf } from '../domain/day'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/log'
import { type OpenedBefore, readOpenedBefore } from './readOpenedBefore'

export interface OpenedBeforeKeeper {
  /** What agents opened after this query (as read, without spaces), by entry id; the same object until that changes. */
  of(read: string): ReadonlyMap<string, number> | undefined
  /** Reads, and goes on reading every few minutes. */
  start(): Promise<void>
  /** Reads once more. */
  refresh(): Promise<void>
  stop(): void
}

/** A prior moves slowly; a reading takes some 100 ms of the database's time. */
const REFRESH_MS = 5 * 60_000

/** @returns what keeps this process's prior of opened entries. When it cannot be read the old one goes on. */
export function createOpenedBefore({
  db,
  log,
  clock,
}: {
  db: mongo.Db
  log: Logger
  clock: Clock
}): OpenedBeforeKeeper {
  let opened: OpenedBefore = new Map()
  let timer: NodeJS.Timeout | undefined

  const refresh = async (): Promise<void> => {
    const before = opened
    const next = await readOpenedBefore(db, dayOf(clock()))
    opened = new Map(Array.from(next, ([read, entries]) => [read, sameOr(before.get(read), entries)]))
  }

  return {
    of: (read) => opened.get(read),
    refresh,
    async start() {
      await refresh()
      timer = setInterval(() => {
        refresh().catch((err: unknown) => log.warn({ err, msg: 'opened entries not read' }))
      }, REFRESH_MS)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}

/** Keeps the object of before when nothing changed: remembered answers hold by it. */
function sameOr(
  before: ReadonlyMap<string, number> | undefined,
  now: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  if (!before || before.size !== now.size) return now
  for (const [entry, weight] of now) if (before.get(entry) !== weight) return now
  return before
}
