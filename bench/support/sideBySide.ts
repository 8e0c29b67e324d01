import type { SearchEngine } from '../../src/search/engine'
import { createLookup } from '../../src/search/lookup'
import { defaultThesaurus } from '../../src/search/thesaurus/defaultThesaurus'
import type { Asker } from './asker'

export interface Beside {
  p50: number
  p95: number
  /** Its p50 by that of the last one. */
  timesTheLast: number
}

/** @returns a lookup that remembers no answer: its thesaurus is another object each time. */
export function forgetfulLookup(engine: SearchEngine, now: number): Asker {
  return createLookup({ engine, thesaurus: () => ({ ...defaultThesaurus }), clock: () => now })
}

/** Asks all the same queries in turns, so that a busy machine holds all of them up alike. Milliseconds a query. */
export async function measureBeside(
  askers: Record<string, Asker>,
  queries: readonly string[],
): Promise<Record<string, Beside>> {
  const times = new Map<string, number[]>()
  for (const round of ['warm', 'measured']) {
    for (const q of queries) {
      for (const [name, ask] of Object.entries(askers)) {
        const began = performance.now()
        await ask({ q, limit: 20, offset: 0 })
        if (round === 'measured') times.set(name, [...(times.get(name) ?? []), performance.now() - began])
      }
    }
  }
  const at = (of: readonly number[], part: number): number =>
    of.toSorted((a, b) => a - b)[Math.floor(of.length * part)] ?? 0
  const last = [...times.values()].at(-1) ?? []
  return Object.fromEntries(
    Array.from(times, ([name, of]) => [
      name,
      { p50: at(of, 0.5), p95: at(of, 0.95), timesTheLast: at(of, 0.5) / at(last, 0.5) },
    ]),
  )
}

/** @returns the share of queries whose first three are the same, in order. */
export async function agreement(one: Asker, other: Asker, queries: readonly string[]): Promise<number> {
  let same = 0
  for (const q of queries) {
    const a = await one({ q, limit: 3, offset: 0 })
    const b = await other({ q, limit: 3, offset: 0 })
    const named = (asked: typeof a): string =>
      JSON.stringify(asked.hits.map(({ title, district }) => [title, district]))
    if (named(a) === named(b)) same++
  }
  return same / queries.length
}
