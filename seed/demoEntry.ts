import type { Day } from '../src/domain/day'
import { DISTRICT_CODES, isDistrict } from '../src/domain/districts'
import type { EntryContent } from '../src/domain/entry'
import { between, chanceOf } from './pick'
import { checkDates, validityDates } from './dates'

/** An entry of the demo before it has a code. */
export interface DemoEntry extends Omit<EntryContent, 'code'> {
  code: string
  /** The duty that answers for it. */
  post: string
  /** 0 for a subject's main entry, then its side questions by their place. Higher ranks go first when there are too many. */
  rank: number
}

/** The name of a subject's main entry is one thing, its number another: S-00001, GN-00001. */
function withCodes(entries: readonly DemoEntry[]): DemoEntry[] {
  const counters = new Map<string, number>()
  return entries.map((entry) => {
    const prefix = entry.district && isDistrict(entry.district) ? DISTRICT_CODES[entry.district] : 'S'
    const count = (counters.get(prefix) ?? 0) + 1
    counters.set(prefix, count)
    return { ...entry, code: `${prefix}-${String(count).padStart(5, '0')}` }
  })
}

/**
 * Drops the least asked side questions until exactly `count` entries are left, and numbers them.
 * @throws when the catalogue is too small
 */
export function fitToCount(entries: readonly DemoEntry[], count: number): DemoEntry[] {
  if (entries.length < count) throw new Error(`the catalogue gives ${entries.length} entries, the demo needs ${count}`)
  const byRank = entries.map((entry, index) => ({
    index,
    rank: entry.rank,
    tie: chanceOf(`drop ${entry.title} ${entry.district ?? ''}`),
  }))
  byRank.sort((a, b) => b.rank - a.rank || a.tie - b.tie)
  const dropped = new Set(byRank.slice(0, entries.length - count).map(({ index }) => index))
  return withCodes(entries.filter((_, index) => !dropped.has(index)))
}

/** Review cycle, check date and validity of an entry, by its key. */
export function datesOf(key: string, today: Day, input: { months?: number[] | undefined; mayExpire: boolean }) {
  const reviewCycleMonths = [6, 12, 12, 12, 24][between(0, 4, `cycle ${key}`)] ?? 12
  return {
    reviewCycleMonths,
    checkedAt: checkDates(key, today, reviewCycleMonths),
    ...validityDates(key, today, input),
  }
}

/** A district's department answers for all it has as one duty; a city department has a duty for each. */
export const postKey = (entry: Pick<DemoEntry, 'organization' | 'district' | 'post'>): string =>
  entry.district ? entry.organization : `${entry.organization}\n${entry.post}`
