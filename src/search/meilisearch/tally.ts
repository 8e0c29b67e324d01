/** Counts by name; a count of nothing is not kept. */
export class Tally<K> {
  private readonly counts = new Map<K, number>()

  constructor(entries: Iterable<readonly [K, number]> = []) {
    for (const [key, count] of entries) this.add(key, count)
  }

  get size(): number {
    return this.counts.size
  }

  get(key: K): number {
    return this.counts.get(key) ?? 0
  }

  add(key: K, by = 1): void {
    const count = this.get(key) + by
    if (count === 0) this.counts.delete(key)
    else this.counts.set(key, count)
  }

  addAll(other: Tally<K>): void {
    for (const [key, count] of other.counts) this.add(key, count)
  }

  keys(): Iterable<K> {
    return this.counts.keys()
  }

  entries(): [K, number][] {
    return [...this.counts]
  }
}
