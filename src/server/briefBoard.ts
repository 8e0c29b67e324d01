import type { mongo } from 'mongoose'

import { byUrgency, isRunning, nextBoundary, type Brief } from '../domain/brief'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/log'
import { readBriefs } from '../search/readBriefs'

/** The published briefs, held in this process: what every desk asks for at the same second. */
export interface BriefBoard {
  /** Those that run now, the most urgent first. */
  running(): readonly Brief[]
  /** Reads them again. Resolves when `running` tells the new state. */
  reload(): Promise<void>
  stop(): void
}

/** Timers can't be set further ahead than some 24 days; a look an hour also survives a clock that is set. */
const LONGEST_WAIT_MS = 60 * 60 * 1000
const RETRY_MS = 2000

/**
 * @param onBoundary called when a brief begins or ends by the clock, without a write; desks are told then
 */
export function createBriefBoard(input: {
  db: mongo.Db
  clock: Clock
  log: Logger
  onBoundary: (brief: Brief) => void
}): BriefBoard {
  const { db, clock, log, onBoundary } = input
  let briefs: Brief[] = []
  let runningIds = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let reloading: Promise<void> = Promise.resolve()

  const running = (): Brief[] => briefs.filter((brief) => isRunning(brief, clock())).sort(byUrgency)

  const wait = (): void => {
    clearTimeout(timer)
    if (stopped) return
    const now = clock()
    const ahead = (nextBoundary(briefs, now) ?? Infinity) - now
    timer = setTimeout(tick, Math.min(LONGEST_WAIT_MS, Math.max(0, ahead)))
    timer.unref()
  }

  const tick = (): void => {
    const now = new Set(running().map(({ id }) => id))
    for (const brief of briefs) if (now.has(brief.id) !== runningIds.has(brief.id)) onBoundary(brief)
    runningIds = now
    wait()
  }

  const read = async (): Promise<void> => {
    briefs = await readBriefs(db, new Date(clock()))
    runningIds = new Set(running().map(({ id }) => id))
    wait()
  }

  return {
    running,
    reload() {
      // One after the other: an older read must not overtake a newer one.
      reloading = reloading.then(read).catch((err: unknown) => {
        log.warn({ err, msg: 'briefs could not be read, tried again' })
        if (stopped) return
        timer = setTimeout(() => void this.reload(), RETRY_MS)
        timer.unref()
      })
      return reloading
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
