/** Impacts lie between 0 and 1 and are kept as 16-bit fractions of it. */
const FULL = 65535
export const IMPACT_UNIT = 1 / FULL

/** A changed entry makes a segment of its own: it should not allocate what ten thousand need. */
const FIRST_BLOCK = 1 << 11
const BLOCK = 1 << 16

/**
 * Postings in compressed sparse rows: the documents (or subjects) that hold gram `slot` are
 * `owners[offsets[slot]..offsets[slot + 1])`, ascending, with their impacts beside them.
 */
export interface Postings {
  offsets: Uint32Array
  owners: Uint32Array
  impacts: Uint16Array
}

interface Block {
  slots: Uint32Array
  owners: Uint32Array
  impacts: Uint16Array
}

/** Collects postings in the order of their owners, in blocks, so that nothing large is ever copied to grow. */
export class PostingsBuilder {
  private readonly blocks: Block[] = []
  private used = 0
  private block: Block | undefined

  add(slot: number, owner: number, impact: number): void {
    const block = this.block && this.used < this.block.slots.length ? this.block : this.open()
    block.slots[this.used] = slot
    block.owners[this.used] = owner
    block.impacts[this.used] = impact * FULL + 0.5
    this.used++
  }

  /** @yields after each block, so that the caller can let others run. */
  *finish(slotCount: number): Generator<void, Postings> {
    const offsets = new Uint32Array(slotCount + 1)
    for (const block of this.blocks) {
      const length = this.lengthOf(block)
      for (let i = 0; i < length; i++) offsets[(block.slots[i] as number) + 1]!++
      yield
    }
    for (let slot = 0; slot < slotCount; slot++) offsets[slot + 1]! += offsets[slot] as number
    const total = offsets[slotCount] as number
    const next = offsets.slice(0, slotCount)
    const owners = new Uint32Array(total)
    const impacts = new Uint16Array(total)
    for (const block of this.blocks) {
      const length = this.lengthOf(block)
      for (let i = 0; i < length; i++) {
        const at = next[block.slots[i] as number]!++
        owners[at] = block.owners[i] as number
        impacts[at] = block.impacts[i] as number
      }
      yield
    }
    return { offsets, owners, impacts }
  }

  private open(): Block {
    const length = this.blocks.length === 0 ? FIRST_BLOCK : BLOCK
    this.block = { slots: new Uint32Array(length), owners: new Uint32Array(length), impacts: new Uint16Array(length) }
    this.blocks.push(this.block)
    this.used = 0
    return this.block
  }

  private lengthOf(block: Block): number {
    return block === this.block ? this.used : block.slots.length
  }
}
