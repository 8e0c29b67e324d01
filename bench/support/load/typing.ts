import { readFileSync } from 'node:fs'

/** @returns what agents send one after the other: each query of a set at every keystroke, the sets' kinds mixed. */
export function typingSequence(file: string, seed = 1): string[] {
  const queries = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { q: string }).q)
  return shuffled(queries, seed).flatMap((q) => Array.from(q, (_, i) => [...q].slice(0, i + 1).join('')))
}

/** The same order on every run (a linear congruential generator, Numerical Recipes). */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const out = [...values]
  let state = seed
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const j = Math.floor((state / 2 ** 32) * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}
