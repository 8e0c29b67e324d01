import type { Gram } from '../korean/grams'

/** Weights by gram in two typed arrays, a tenth of a Map's room; found by binary search. */
export class WeightTable {
  constructor(
    /** Ascending. */
    readonly keys: Uint32Array,
    readonly weights: Float32Array,
  ) {}

  static of(weights: ReadonlyMap<Gram, number>): WeightTable {
    const keys = Uint32Array.from(weights.keys()).sort()
    return new WeightTable(
      keys,
      Float32Array.from(keys, (key) => weights.get(key) ?? 0),
    )
  }

  /** @throws RangeError when it is not what `toText` gave */
  static parse(text: string): WeightTable {
    const bytes = Buffer.from(text, 'base64')
    const count = bytes.length / 8
    // A copy of its own: a small Buffer lies unaligned in a pool.
    const { buffer } = new Uint8Array(bytes)
    return new WeightTable(new Uint32Array(buffer, 0, count), new Float32Array(buffer, count * 4, count))
  }

  toText(): string {
    const { keys, weights } = this
    const bytes = Buffer.alloc(keys.byteLength + weights.byteLength)
    bytes.set(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength), 0)
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), keys.byteLength)
    return bytes.toString('base64')
  }

  get(key: Gram): number | undefined {
    const { keys } = this
    let low = 0
    let high = keys.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const held = keys[middle] as number // middle lies within the keys
      if (held === key) return this.weights[middle]
      if (held < key) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }
}
