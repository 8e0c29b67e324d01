import { DAY_MS, startOfDay } from '../../domain/day'
import { readDay } from '../../exchange/readDay'

const WRITTEN = /^(\S.*?)[ T]+(\d{1,2}):(\d{2})$/
/** A call is written down at once, or within the week. */
const OLDEST_MS = 7 * DAY_MS

/** @returns the instant of `2026-11-23 14:05` in Seoul, or what was expected; a call lies in the past week. */
export function readCallTime(text: string, now: Date): { at: Date } | { reason: string } {
  const match = WRITTEN.exec(text.trim())
  const day = match ? readDay(match[1] ?? '') : undefined
  const [hour, minute] = [Number(match?.[2]), Number(match?.[3])]
  if (!day || hour > 23 || minute > 59) return { reason: '통화한 때를 2026-11-23 14:05처럼 써 주세요.' }
  const at = new Date(startOfDay(day) + (hour * 60 + minute) * 60_000)
  if (at > now || now.getTime() - at.getTime() > OLDEST_MS)
    return { reason: '통화한 때는 지난 이레 안이어야 합니다. 날짜와 시각을 확인해 주세요.' }
  return { at }
}
