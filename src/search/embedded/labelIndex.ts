import { distinctGrams } from '../ranking/ngrams'
import { GramTable } from './gramTable'
import { type Postings, PostingsBuilder } from './postings'

/** A label written in one alphabet (keystrokes or first letters), without spaces. */
export interface WrittenLabel {
  text: string
  /** Where its words begin in `text`, ascending; the first is 0. */
  starts: readonly number[]
}

/** Labels between two chances to let others run. */
const STEP = 16

/**
 * Finds labels by how they are typed: which hold a run of words that begins with some letters (binary search in the
 * sorted suffixes that begin at words), and which share n-grams with some letters.
 */
export interface LabelIndex {
  gramLength: number
  /** Sorted by UTF-16 units, each once. */
  suffixes: string[]
  /** The labels that hold suffix i: `holders[holderOffsets[i]..holderOffsets[i + 1])`. */
  holderOffsets: Uint32Array
  holders: Uint32Array
  /** Length of each label's text. */
  lengths: Uint16Array
  grams: GramTable
  gramPostings: Postings
}

/** @yields now and then; see runSliced. */
export function* buildLabelIndex(labels: readonly WrittenLabel[], gramLength: number): Generator<void, LabelIndex> {
  // A number for each suffix, and holders as postings: an array for each of a million suffixes would keep the garbage
  // collector busy for longer than a request may wait.
  const numbers = new Map<string, number>()
  const holding = new PostingsBuilder()
  const grams = new GramTable(labels.length)
  const gramPostings = new PostingsBuilder()
  const lengths = new Uint16Array(labels.length)
  for (const [label, { text, starts }] of labels.entries()) {
    lengths[label] = text.length
    for (const start of starts) {
      const suffix = text.slice(start)
      let number = numbers.get(suffix)
      if (number === undefined) numbers.set(suffix, (number = numbers.size))
      holding.add(number, label, 0)
    }
    for (const key of distinctGrams(text, gramLength)) gramPostings.add(grams.add(key), label, 0)
    if (label % STEP === 0) yield
  }
  const suffixes = yield* sortSliced(numbers.keys())
  const { offsets, owners } = yield* holding.finish(numbers.size)
  const holderOffsets = new Uint32Array(suffixes.length + 1)
  const holders = new Uint32Array(owners.length)
  let count = 0
  for (const [i, suffix] of suffixes.entries()) {
    const number = numbers.get(suffix) as number // suffixes are its keys
    const until = offsets[number + 1] as number
    for (let at = offsets[number] as number; at < until; at++) holders[count++] = owners[at] as number
    holderOffsets[i + 1] = count
    if (i % STEP === 0) yield
  }
  return {
    gramLength,
    suffixes,
    holderOffsets,
    holders,
    lengths,
    grams,
    gramPostings: yield* gramPostings.finish(grams.size),
  }
}

/** From as many strings on, a sort takes longer than a slice may. */
const LARGE_BUCKET = 4096

/** Sorts by UTF-16 units, in buckets of equal beginnings, so that a sort of a million strings can give way. */
export function* sortSliced(texts: Iterable<string>, headLength = 3): Generator<void, string[]> {
  const buckets = new Map<string, string[]>()
  let count = 0
  for (const text of texts) {
    const head = text.slice(0, headLength)
    const bucket = buckets.get(head)
    if (bucket) bucket.push(text)
    else buckets.set(head, [text])
    if (++count % STEP === 0) yield
  }
  const sorted: string[] = []
  for (const head of [...buckets.keys()].sort()) {
    const bucket = buckets.get(head) ?? []
    const isLarge = bucket.length > LARGE_BUCKET && buckets.size > 1
    for (const text of isLarge ? yield* sortSliced(bucket, headLength + 3) : bucket.sort()) sorted.push(text)
    yield
  }
  return sorted
}

/** @returns the range [from, until) of suffixes that begin with `prefix`. */
export function suffixRange(index: LabelIndex, prefix: string): [from: number, until: number] {
  const from = lowerBound(index.suffixes, prefix, 0)
  return [from, lowerBound(index.suffixes, `${prefix}\uffff`, from)]
}

function lowerBound(sorted: readonly string[], text: string, from: number): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as string) < text) low = middle + 1
    else high = middle
  }
  return low
}
