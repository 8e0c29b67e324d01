import { addDays, daysBetween, type Day } from '../day'
import { silentSince, stageOf, type Stage } from './escalation'
import type { MailingIndex } from './mailingIndex'
import { SEASON_NOTICE_DAYS } from './seasons'
import { MAIL_ENTRIES, type PlannedEntry, type SweepEntry, type SweepState } from './sweepTypes'

/** Places in a full mail that are kept for overdue entries nobody was asked for yet, so that the least asked get a turn. */
const PLACES_FOR_UNASKED = 10
/** An entry with what planning found out about it. */
export interface Item {
  entry: SweepEntry
  post: string
  wasAsked: boolean
  stage: Stage
  daysOverdue: number
}

/** @returns the entries that want a look, by the id of their post. */
export function itemsByPost(state: SweepState, history: MailingIndex): Map<string, Item[]> {
  const { today, holidays } = state
  const items = new Map<string, Item[]>()
  for (const entry of state.entries) {
    if (entry.post === undefined) continue
    const daysOverdue = Math.max(0, daysBetween(entry.dueAt, today))
    const askedOn = history.askedOn(entry.id, entry.post, entry.checkedAt)
    const notice = entry.season && addDays(entry.season.date, -SEASON_NOTICE_DAYS)
    const item: Item = {
      entry,
      post: entry.post,
      // A mail of before the notice did not ask for the season.
      wasAsked: askedOn !== undefined && (daysOverdue > 0 || notice === undefined || askedOn >= notice),
      stage: daysOverdue > 0 ? stageOf(silentSince(entry.dueAt, askedOn), today, holidays) : 'primary',
      daysOverdue,
    }
    const list = items.get(entry.post)
    if (list) list.push(item)
    else items.set(entry.post, [item])
  }
  return items
}

/**
 * @param horizon the last dueAt that is listed
 * @returns whether a mail asks about the entry: due by then, up for a known date, or with a link that broke since its check
 */
export const isListed = (
  { dueAt, season, checkedAt, deadLinks = [] }: Omit<SweepEntry, 'priority'>,
  horizon: Day,
): boolean => dueAt <= horizon || season !== undefined || deadLinks.some(({ since }) => since > checkedAt)

/** The most urgent first. */
export const byUrgency = (a: Item, b: Item): number =>
  b.entry.priority - a.entry.priority ||
  a.entry.dueAt.localeCompare(b.entry.dueAt) ||
  a.entry.code.localeCompare(b.entry.code)

/** @returns what one mail lists, at most `MAIL_ENTRIES`, the most urgent first. */
export function mostUrgent(items: readonly Item[]): Item[] {
  const sorted = [...items].sort(byUrgency)
  if (sorted.length <= MAIL_ENTRIES) return sorted
  const unasked = sorted
    .filter(({ wasAsked, daysOverdue }) => !wasAsked && daysOverdue > 0)
    .slice(0, PLACES_FOR_UNASKED)
  const others = sorted.filter((item) => !unasked.includes(item)).slice(0, MAIL_ENTRIES - unasked.length)
  const kept = new Set([...unasked, ...others])
  return sorted.filter((item) => kept.has(item))
}

export const plannedEntry = ({ entry, post, daysOverdue }: Item): PlannedEntry => ({
  id: entry.id,
  code: entry.code,
  title: entry.title,
  post,
  checkedAt: entry.checkedAt,
  dueAt: entry.dueAt,
  daysOverdue,
  ...(entry.season ? { season: entry.season } : {}),
  ...(entry.deadLinks ? { deadLinks: entry.deadLinks } : {}),
})
