import { Cron } from 'croner'

const SECOND_MS = 1000
const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000

/** @returns the latest time, not after `now`, at which a cron line in Seoul time was due; undefined when there was none. */
export function lastDue(cron: string, now: Date): Date | undefined {
  // croner looks strictly before its reference.
  return new Cron(cron, { timezone: 'Asia/Seoul', paused: true }).previousRuns(
    1,
    new Date(now.getTime() + SECOND_MS),
  )[0]
}

/** @returns the minute in Seoul, `2026-12-01T10:00`. */
export const periodOf = (due: Date): string => new Date(due.getTime() + SEOUL_OFFSET_MS).toISOString().slice(0, 16)
