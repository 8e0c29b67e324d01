/**
 * Keeps the best `limit` of many numbered things: a binary heap whose root is the worst kept. Higher scores first; at
 * equal scores `isBefore` decides, so that what is kept never depends on the order of arrival.
 */
export class TopList {
  private readonly scores: number[] = []
  private readonly items: number[] = []

  constructor(
    private readonly limit: number,
    private readonly isBefore: (one: number, other: number) => boolean,
  ) {}

  offer(score: number, item: number): void {
    const { scores, items, limit } = this
    if (items.length < limit) {
      scores.push(score)
      items.push(item)
      this.siftUp(items.length - 1)
    } else if (limit > 0 && this.ranksBefore(score, item, scores[0] as number, items[0] as number)) {
      scores[0] = score
      items[0] = item
      this.siftDown()
    }
  }

  /** @returns what was kept, in no order. */
  kept(): readonly number[] {
    return this.items
  }

  private ranksBefore(score: number, item: number, otherScore: number, other: number): boolean {
    return score > otherScore || (score === otherScore && this.isBefore(item, other))
  }

  /** Whether the one at `a` is worse than the one at `b`. */
  private isWorse(a: number, b: number): boolean {
    const { scores, items } = this
    return this.ranksBefore(scores[b] as number, items[b] as number, scores[a] as number, items[a] as number)
  }

  private siftUp(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!this.isWorse(at, parent)) return
      this.swap(at, parent)
      at = parent
    }
  }

  private siftDown(): void {
    const { length } = this.items
    for (let at = 0; ;) {
      let worst = at
      const left = 2 * at + 1
      if (left < length && this.isWorse(left, worst)) worst = left
      if (left + 1 < length && this.isWorse(left + 1, worst)) worst = left + 1
      if (worst === at) return
      this.swap(at, worst)
      at = worst
    }
  }

  private swap(a: number, b: number): void {
    const { scores, items } = this
    const score = scores[a] as number // a and b are places in the heap
    const item = items[a] as number
    scores[a] = scores[b] as number
    items[a] = items[b] as number
    scores[b] = score
    items[b] = item
  }
}
