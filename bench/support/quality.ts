import type { Asked, Asker } from './asker'
import type { BenchQuery } from './typedQueries'
import type { WelfareQuery } from './welfare'

/** Where the first right answer stands in a result, 1 for the first; 0 when it is not there. */
type Place = number

export interface Quality {
  queries: number
  successAt1: number
  successAt3: number
  /** 95 % of resamples lie between these. */
  successAt3Interval: [number, number]
  mrrAt10: number
  /** The share of queries that found nothing at all. */
  empty: number
}

const RESAMPLES = 1000

/** @returns figures over the places of the first right answers. */
export function qualityOf(places: readonly Place[], empty: number): Quality {
  const share = (of: readonly Place[], k: number): number =>
    of.filter((place) => place > 0 && place <= k).length / of.length
  return {
    queries: places.length,
    successAt1: share(places, 1),
    successAt3: share(places, 3),
    successAt3Interval: bootstrap(places, (sample) => share(sample, 3)),
    mrrAt10: places.reduce((sum, place) => sum + (place > 0 && place <= 10 ? 1 / place : 0), 0) / places.length,
    empty: empty / places.length,
  }
}

/** @returns the 2.5th and 97.5th percentile of a figure over resamples with replacement (Efron 1979). */
function bootstrap(places: readonly Place[], figure: (sample: readonly Place[]) => number): [number, number] {
  let state = 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const figures = Array.from({ length: RESAMPLES }, () =>
    figure(places.map(() => places[next(places.length)] ?? 0)),
  ).sort((a, b) => a - b)
  return [figures[Math.floor(RESAMPLES * 0.025)] ?? 0, figures[Math.floor(RESAMPLES * 0.975)] ?? 0]
}

export interface Miss {
  kind: string
  q: string
  expect: readonly string[]
  got: string[]
}

export interface KindQuality {
  byKind: Record<string, Quality>
  misses: Miss[]
}

/** Asks each query and looks where the first expected title (of the expected district) stands. */
export async function measureTitles(lookup: Asker, queries: readonly BenchQuery[]): Promise<KindQuality> {
  const places = new Map<string, Place[]>()
  const empties = new Map<string, number>()
  const misses: Miss[] = []
  for (const { kind, q, expect, district } of queries) {
    const answer = await lookup({ q, limit: 10, offset: 0 })
    const isRight = (hit: Asked['hits'][number]): boolean =>
      expect.includes(hit.title) && (!district || hit.district === district || hit.district === null)
    const place = answer.hits.findIndex(isRight) + 1
    places.set(kind, [...(places.get(kind) ?? []), place])
    if (answer.total === 0) empties.set(kind, (empties.get(kind) ?? 0) + 1)
    if (place === 0 || place > 3)
      misses.push({ kind, q, expect, got: answer.hits.slice(0, 3).map(({ title }) => title) })
  }
  const byKind = Object.fromEntries(
    [...places].map(([kind, found]) => [kind, qualityOf(found, empties.get(kind) ?? 0)] as const),
  )
  return { byKind, misses }
}

/** Counts as answered at k when an entry of the programme is among the first k different programmes of the result. */
export async function measureProgrammes(lookup: Asker, queries: readonly WelfareQuery[]): Promise<Quality> {
  const places: Place[] = []
  let empty = 0
  for (const { q, category } of queries) {
    const answer = await lookup({ q, limit: 50, offset: 0 })
    const programmes = [...new Set(answer.hits.map((hit) => hit.category.split('>').slice(1).join('>')))]
    places.push(programmes.indexOf(category) + 1)
    if (answer.total === 0) empty++
  }
  return qualityOf(places, empty)
}
