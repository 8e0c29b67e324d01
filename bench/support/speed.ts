import type { SearchDocument } from '../../src/domain/searchDocument'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import type { SearchEngine } from '../../src/search/engine'
import { createLookup } from '../../src/search/lookup'
import { defaultThesaurus } from '../../src/search/thesaurus/defaultThesaurus'
import { warmUp } from '../../src/search/warmUp'

export interface Built {
  engine: SearchEngine
  buildMs: number
  /** The longest the event loop was kept from others during the build, in ms. */
  longestSliceMs: number
  /** Memory over the documents' own, in MB (10^6 bytes). */
  indexMb: number
}

/** Builds an engine, and measures what that takes. Memory needs `--expose-gc`. */
export async function build(documents: readonly SearchDocument[]): Promise<Built> {
  const engine = createEmbeddedEngine()
  const before = memory()
  let longestSliceMs = 0
  let building = true
  const watch = async (): Promise<void> => {
    let last = performance.now()
    while (building) {
      await new Promise((resolve) => setImmediate(resolve))
      const now = performance.now()
      longestSliceMs = Math.max(longestSliceMs, now - last)
      last = now
    }
  }
  const watching = watch()
  const began = performance.now()
  await engine.rebuild(documents)
  const buildMs = performance.now() - began
  building = false
  await watching
  return { engine, buildMs, longestSliceMs, indexMb: (memory() - before) / 1e6 }
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

export interface LookupSpeed {
  lookups: number
  /** ms in process, with snippets and facets, nothing remembered. */
  p50: number
  p95: number
  p99: number
}

export interface Speed extends LookupSpeed {
  /** ms until an update is visible. */
  updateMs: number
}

/** How often each state is asked; its middle time counts, so that a busy machine disturbs less. */
const ROUNDS = 3

export async function measureSpeed(
  engine: SearchEngine,
  queries: readonly string[],
  documents: readonly SearchDocument[],
): Promise<Speed> {
  return { ...(await measureLookups(engine, queries)), updateMs: await update(engine, documents) }
}

/** Types each query letter by letter and measures each state. */
export async function measureLookups(engine: SearchEngine, queries: readonly string[]): Promise<LookupSpeed> {
  // A thesaurus that is another object each time keeps answers from being remembered.
  const lookup = createLookup({ engine, thesaurus: () => ({ ...defaultThesaurus }), clock: () => Date.now() })
  await warmUp(lookup)
  const states = queries.flatMap((q) => Array.from({ length: q.length }, (_, i) => q.slice(0, i + 1)))
  const times: number[][] = states.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, q] of states.entries()) {
      const began = performance.now()
      await lookup({ q, limit: 20, offset: 0 })
      times[i]?.push(performance.now() - began)
      if (i % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return speedOf(times.map((of) => of.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0))
}

function speedOf(times: readonly number[]): LookupSpeed {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { lookups: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

export interface TypingSpeed extends LookupSpeed {
  /** Lookups that one core answers in a second. */
  perSecond: number
}

/**
 * Types each query once, letter by letter, and takes the answers as the product sends them: as JSON, and from memory what
 * was asked before, which are the beginnings that queries share.
 */
export async function measureTyping(engine: SearchEngine, queries: readonly string[]): Promise<TypingSpeed> {
  const lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => Date.now() })
  const times: number[] = []
  for (const q of queries) {
    for (let length = 1; length <= q.length; length++) {
      const began = performance.now()
      await lookup.text({ q: q.slice(0, length), limit: 20, offset: 0 })
      times.push(performance.now() - began)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  const all = times.reduce((sum, time) => sum + time, 0)
  return { ...speedOf(times), perSecond: Math.round((times.length / all) * 1000) }
}

const UPDATES = 100

async function update(engine: SearchEngine, documents: readonly SearchDocument[]): Promise<number> {
  const times: number[] = []
  for (const document of documents.slice(0, UPDATES)) {
    const began = performance.now()
    await engine.apply({ upserts: [{ ...document, revision: document.revision + 1 }] })
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(UPDATES * 0.95)] ?? 0
}
