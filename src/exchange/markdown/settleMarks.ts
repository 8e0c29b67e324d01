import { FORMAT } from '../../domain/normalBody'
import type { Run } from '../../domain/tidyRuns'

/** A run, or a mark of our own (`{*`, `*}`) of which it is not yet known whether it has a partner. */
export interface Leaf extends Run {
  mark?: true
}

const LOOKS: Record<string, number> = {
  '*': FORMAT.bold,
  _: FORMAT.italic,
  '-': FORMAT.strike,
  '+': FORMAT.underline,
  '^': FORMAT.superscript,
  '~': FORMAT.subscript,
}

/** Gives the text between two marks that belong together its look. A mark without a partner is text. */
export function settleMarks(leaves: readonly Leaf[]): Run[] {
  if (!leaves.some((leaf) => leaf.mark)) return [...leaves]
  const looks = pairedLooks(leaves)
  let format = 0
  return leaves.flatMap((leaf, index) => {
    const look = looks.get(index)
    if (look === undefined) return [{ text: leaf.text, format: leaf.format | format, url: leaf.url }]
    format ^= look
    return []
  })
}

/** @returns the look that the mark at an index begins or ends. */
function pairedLooks(leaves: readonly Leaf[]): Map<number, number> {
  const looks = new Map<number, number>()
  const opened = new Map<number, number>()
  leaves.forEach((leaf, index) => {
    if (!leaf.mark) return
    const look = LOOKS[leaf.text.replace(/[{}]/, '')] ?? 0
    const start = opened.get(look)
    if (leaf.text.startsWith('{')) {
      if (start === undefined) opened.set(look, index)
      return
    }
    if (start === undefined) return
    looks.set(start, look).set(index, look)
    opened.delete(look)
  })
  return looks
}
