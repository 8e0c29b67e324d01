import { convertHangulToQwerty } from 'es-hangul'

import { hangulOfKeys } from '../../src/search/korean/keyboard'
import type { Asker } from './asker'
import type { BenchQuery } from './typedQueries'

export interface Keystrokes {
  queries: number
  /** Of those that got there. */
  meanKeys: number
  /** Keys typed of all keys of the title, of those that got there. */
  meanShare: number
  /** The share that had it in the first three before or with the last key. */
  reached: number
}

/** Types each title key by key, and counts the keys until it stands in the first three. */
export async function measureKeystrokes(ask: Asker, queries: readonly BenchQuery[]): Promise<Keystrokes> {
  const keys: number[] = []
  const shares: number[] = []
  for (const { q, expect } of queries) {
    const typed = q.split(' ').map(convertHangulToQwerty).join(' ')
    for (let length = 1; length <= typed.length; length++) {
      const state = typed.slice(0, length).split(' ').map(hangulOfKeys).join(' ')
      const { hits } = await ask({ q: state, limit: 3, offset: 0 })
      if (!hits.slice(0, 3).some(({ title }) => expect.includes(title))) continue
      keys.push(length)
      shares.push(length / typed.length)
      break
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    queries: queries.length,
    meanKeys: mean(keys),
    meanShare: mean(shares),
    reached: keys.length / queries.length,
  }
}
