import type { Gram } from '../korean/grams'

/** Rows of one gram, as many as `count`, in the order they came. */
interface Posting {
  rows: Uint32Array
  weights: Float32Array
  count: number
}

const FIRST_ROOM = 4

/**
 * Which of the rows a reader holds have a gram, and how often. A lookup adds up a thousand rows for a dozen grams: by gram
 * that is a walk along a few arrays, by row it is a search in a table of each, most of them far apart in memory.
 */
export class RowGrams {
  private readonly postings = new Map<Gram, Posting>()
  private readonly entries: number[] = []
  private sums = new Float64Array(1024)

  /** @param saturate see ranking/bm25.ts */
  constructor(private readonly saturate: (occurrences: number, entries: number) => number) {}

  /** Takes in a row that stands for so many entries. @returns its number */
  add(keys: Uint32Array, weights: Float32Array, entries = 1): number {
    const row = this.entries.push(entries) - 1
    for (let i = 0; i < keys.length; i++) this.push(keys[i] as Gram, row, weights[i] as number) // i is below length
    return row
  }

  /** @returns for each row's number what its grams add up to; room that the next call uses again. */
  addUp(terms: readonly { key: Gram; weight: number }[]): Float64Array {
    const { entries, saturate } = this
    if (this.sums.length < entries.length) this.sums = new Float64Array(entries.length * 2)
    const { sums } = this
    sums.fill(0, 0, entries.length)
    for (const { key, weight } of terms) {
      const posting = this.postings.get(key)
      if (!posting) continue
      const { rows, weights, count } = posting
      for (let i = 0; i < count; i++) {
        const row = rows[i] as number // i is below count
        sums[row] = (sums[row] as number) + weight * saturate(weights[i] as number, entries[row] as number)
      }
    }
    return sums
  }

  private push(key: Gram, row: number, weight: number): void {
    let posting = this.postings.get(key)
    if (!posting) {
      posting = { rows: new Uint32Array(FIRST_ROOM), weights: new Float32Array(FIRST_ROOM), count: 0 }
      this.postings.set(key, posting)
    } else if (posting.count === posting.rows.length) grow(posting)
    posting.rows[posting.count] = row
    posting.weights[posting.count] = weight
    posting.count++
  }
}

function grow(posting: Posting): void {
  const { rows, weights } = posting
  posting.rows = new Uint32Array(rows.length * 2)
  posting.weights = new Float32Array(rows.length * 2)
  posting.rows.set(rows)
  posting.weights.set(weights)
}
