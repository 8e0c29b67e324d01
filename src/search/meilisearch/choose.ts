import type { HeldDocument } from './shelf'
import type { Features } from '../ranking/features'

export interface Scored {
  held: HeldDocument
  features: Features
  /** See baseScore. */
  score: number
}

/** @returns the best `limit`, only the best of each title when that is asked. At equal scores the lower code goes first. */
export function choose(scored: readonly Scored[], limit: number, oneOfEachTitle: boolean): Scored[] {
  const all = oneOfEachTitle ? bestOfTitles(scored) : [...scored]
  return all.sort((a, b) => b.score - a.score || (a.held.document.code < b.held.document.code ? -1 : 1)).slice(0, limit)
}

function bestOfTitles(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>()
  for (const one of scored) {
    const before = best.get(one.held.title)
    if (!before || isBefore(one, before)) best.set(one.held.title, one)
  }
  return [...best.values()]
}

function isBefore(one: Scored, other: Scored): boolean {
  return one.score > other.score || (one.score === other.score && one.held.document.code < other.held.document.code)
}
