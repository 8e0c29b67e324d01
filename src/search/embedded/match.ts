import { ALIAS_LABEL, gramFit, runFit, TITLE_LABEL } from '../ranking/labels'
import { CHOSEONG_INSIDE } from '../ranking/measure'
import type { Plan, PlannedWord } from '../ranking/plan'
import type { LabelIndex } from './labelIndex'
import { suffixRange } from './labelIndex'
import { IMPACT_UNIT, type Postings } from './postings'
import type { Segment } from './segment'

/** Room to measure a segment's documents in: one number a document for each feature, used again for every query. */
export interface Scratch {
  text: Float32Array
  subject: Float32Array
  prefix: Float32Array
  joined: Float32Array
  typo: Float32Array
  choseong: Float32Array
  expansion: Float32Array
  /** Which of these have been written to since they were cleared. */
  used: Set<MeasuredFeature>
  /** One number a subject. */
  subjects: Float32Array
  /** One number a label. */
  labelCounts: Uint16Array
  /** The word a document was last found by, and what that was worth. */
  stamps: Uint32Array
  worth: Float32Array
}

export type MeasuredFeature = 'text' | 'prefix' | 'joined' | 'typo' | 'choseong' | 'expansion'

export function makeScratch(segment: Segment): Scratch {
  const count = segment.documents.length
  return {
    text: new Float32Array(count),
    subject: new Float32Array(count),
    prefix: new Float32Array(count),
    joined: new Float32Array(count),
    typo: new Float32Array(count),
    choseong: new Float32Array(count),
    expansion: new Float32Array(count),
    used: new Set(),
    subjects: new Float32Array(segment.subjects.length),
    labelCounts: new Uint16Array(segment.labelAliases.length),
    stamps: new Uint32Array(count),
    worth: new Float32Array(count),
  }
}

/** Measures what does not depend on other segments: everything but typos, which wait until all words were looked for. */
export function measureSegment(segment: Segment, plan: Plan, scratch: Scratch): void {
  for (const feature of scratch.used) scratch[feature].fill(0)
  scratch.used.clear()
  scratch.subjects.fill(0)
  for (const { key, weight, subjectWeight } of plan.terms) {
    const slot = segment.grams.find(key)
    if (slot < 0 || weight === 0) continue
    accumulate(segment.postings, slot, weight, scratch.text)
    accumulate(segment.subjectPostings, slot, subjectWeight, scratch.subjects)
    scratch.used.add('text')
  }
  measureWords(segment, plan.words, scratch, 'prefix')
  measureWords(segment, plan.expansions, scratch, 'expansion')
  if (plan.choseong) {
    measureRuns(segment, segment.choseong, plan.choseong, scratch, 'choseong')
    measureGrams(segment, segment.choseong, plan.choseongGrams, CHOSEONG_INSIDE, scratch, 'choseong')
  } else if (plan.joinedKeys) {
    measureRuns(segment, segment.keys, plan.joinedKeys, scratch, 'joined')
  }
}

export function measureTypos(segment: Segment, plan: Plan, scratch: Scratch): void {
  measureGrams(segment, segment.keys, plan.joinedGrams, 1, scratch, 'typo')
}

function accumulate(postings: Postings, slot: number, weight: number, into: Float32Array): void {
  const { owners, impacts } = postings
  const until = postings.offsets[slot + 1] as number // slot is one of the table's
  const unit = weight * IMPACT_UNIT
  for (let at = postings.offsets[slot] as number; at < until; at++) {
    into[owners[at] as number]! += unit * (impacts[at] as number)
  }
}

/** Adds each word's share to the documents in whose title or aliases it begins a word. */
function measureWords(
  segment: Segment,
  words: readonly PlannedWord[],
  scratch: Scratch,
  feature: 'prefix' | 'expansion',
): void {
  if (words.length === 0) return
  scratch.stamps.fill(0)
  scratch.used.add(feature)
  for (const [number, { variants, share }] of words.entries()) {
    for (const { letters, alphabet, value } of variants) {
      const index = alphabet === 'keys' ? segment.keys : segment.choseong
      measureVariant(segment, index, letters, { stamp: number + 1, share, value }, scratch, scratch[feature])
    }
  }
}

/** Raises each document that a variant finds to the variant's worth, unless a better one found it already. */
function measureVariant(
  segment: Segment,
  index: LabelIndex,
  letters: string,
  word: { stamp: number; share: number; value: number },
  scratch: Scratch,
  into: Float32Array,
): void {
  const { stamp, share, value } = word
  const { stamps, worth } = scratch
  const { labelOffsets, labelAliases, labelOwners } = segment
  const { holders, holderOffsets } = index
  const [from, until] = suffixRange(index, letters)
  const end = holderOffsets[until] as number
  for (let at = holderOffsets[from] as number; at < end; at++) {
    const label = holders[at] as number
    const aliases = labelAliases[label] as number
    const last = labelOffsets[label + 1] as number
    for (let owner = labelOffsets[label] as number; owner < last; owner++) {
      const document = labelOwners[owner] as number
      const found = value * (owner < aliases ? TITLE_LABEL : ALIAS_LABEL)
      const before = stamps[document] === stamp ? (worth[document] as number) : 0
      if (found <= before) continue
      stamps[document] = stamp
      worth[document] = found
      into[document]! += share * (found - before)
    }
  }
}

/** Notes how well `letters` begin a run of words in a title or alias. */
function measureRuns(
  segment: Segment,
  index: LabelIndex,
  letters: string,
  scratch: Scratch,
  feature: 'joined' | 'choseong',
): void {
  const into = scratch[feature]
  scratch.used.add(feature)
  const [from, until] = suffixRange(index, letters)
  for (let suffix = from; suffix < until; suffix++) {
    const run = (index.suffixes[suffix] as string).length
    const end = index.holderOffsets[suffix + 1] as number
    for (let at = index.holderOffsets[suffix] as number; at < end; at++) {
      const label = index.holders[at] as number
      raiseOwners(segment, label, runFit(letters.length, run, index.lengths[label] as number), into)
    }
  }
}

/** Notes how many n-grams a title or alias shares with what was typed. */
function measureGrams(
  segment: Segment,
  index: LabelIndex,
  grams: ReadonlySet<number>,
  weight: number,
  scratch: Scratch,
  feature: 'typo' | 'choseong',
): void {
  if (grams.size === 0) return
  const into = scratch[feature]
  const counts = scratch.labelCounts
  counts.fill(0)
  scratch.used.add(feature)
  const { offsets, owners } = index.gramPostings
  for (const gram of grams) {
    const slot = index.grams.find(gram)
    if (slot < 0) continue
    const until = offsets[slot + 1] as number
    for (let at = offsets[slot] as number; at < until; at++) counts[owners[at] as number]!++
  }
  const least = Math.max(1, Math.floor(grams.size * LEAST_SHARED))
  for (let label = 0; label < counts.length; label++) {
    const shared = counts[label] as number
    if (shared < least) continue
    const gramCount = Math.max(1, (index.lengths[label] as number) - index.gramLength + 1)
    const fit = gramFit(shared, grams.size, gramCount)
    if (fit > 0) raiseOwners(segment, label, weight * fit, into)
  }
}

/** Below this share of the typed grams no label can reach what gramFit asks for; saves looking at most labels. */
const LEAST_SHARED = 0.2

/** Raises the documents that have a label to `value`, those that have it as an alias to a little less. */
function raiseOwners(segment: Segment, label: number, value: number, into: Float32Array): void {
  const { labelOffsets, labelAliases, labelOwners } = segment
  const aliases = labelAliases[label] as number // label is one of the segment's
  const until = labelOffsets[label + 1] as number
  for (let at = labelOffsets[label] as number; at < until; at++) {
    const document = labelOwners[at] as number
    const worth = value * (at < aliases ? TITLE_LABEL : ALIAS_LABEL)
    if (worth > (into[document] as number)) into[document] = worth
  }
}
