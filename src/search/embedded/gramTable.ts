import type { Gram } from '../korean/grams'

const EMPTY = 0

/** Grams -> small numbers 0, 1, 2 ... in order of arrival: open addressing over two typed arrays. */
export class GramTable {
  size = 0
  private keys: Uint32Array
  private slots: Uint32Array
  private mask: number

  constructor(expected = 1024) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)))
    this.keys = new Uint32Array(capacity)
    this.slots = new Uint32Array(capacity)
    this.mask = capacity - 1
  }

  /** @returns the gram's number, or -1 when it is not known. */
  find(key: Gram): number {
    const at = this.probe(key)
    return this.keys[at] === EMPTY ? -1 : (this.slots[at] as number)
  }

  /** @returns the gram's number; a new one when it was not known. */
  add(key: Gram): number {
    let at = this.probe(key)
    if (this.keys[at] !== EMPTY) return this.slots[at] as number
    if (this.size * 2 >= this.keys.length) {
      this.grow()
      at = this.probe(key)
    }
    this.keys[at] = key
    this.slots[at] = this.size
    return this.size++
  }

  /** @returns where `key` is, or the empty place where it would be. */
  private probe(key: Gram): number {
    // Fibonacci hashing spreads neighbouring syllables.
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask
    for (;;) {
      const held = this.keys[at]
      if (held === key || held === EMPTY) return at
      at = (at + 1) & this.mask
    }
  }

  private grow(): void {
    const { keys, slots } = this
    this.keys = new Uint32Array(keys.length * 2)
    this.slots = new Uint32Array(keys.length * 2)
    this.mask = this.keys.length - 1
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number
      if (key === EMPTY) continue
      const at = this.probe(key)
      this.keys[at] = key
      this.slots[at] = slots[i] as number
    }
  }
}
