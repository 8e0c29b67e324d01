import { dayOf, koreanDay } from '../../../domain/day'

const SEOUL_OFFSET_MS = 9 * 60 * 60_000

/** @returns `2026. 11. 23. 14:03`, in Seoul */
export function koreanMinute(instant: string): string {
  const local = new Date(new Date(instant).getTime() + SEOUL_OFFSET_MS).toISOString()
  return `${koreanDay(dayOf(instant))} ${local.slice(11, 16)}`
}
