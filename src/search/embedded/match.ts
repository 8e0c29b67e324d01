import { ALIAS_LABEL, gramFit, runFit, TITLE_LABEL } from '../ranking/labels'
import { CHOSEONG_INSIDE } from '../ranking/measure'
import type { Plan, PlannedWord } from '../ranking/plan'
import type { LabelIndex } from './labelIndex'
import { suffixRange } from './labelIndex'
import { IMPACT_UNIT, type Postings } from './postings'
import type { Segment } from './segment'

export type MeasuredFeature = 'text' | 'prefix' | 'joined' | 'typo' | 'choseong' | 'expansion'

/** Most queries measure none of these. */
const RARE_FEATURES = ['typo', 'choseong', 'expansion'] as const
type RareFeature = (typeof RARE_FEATURES)[number]

/** Room to measure a segment's documents in: one number a document for each feature, used again for every query. */
export interface Scratch extends Record<MeasuredFeature, Float32Array> {
  /** One number a subject. */
  subjects: Float32Array
  /** The subjects of which anything was measured, the first `touchedCount` of the list, and a mark for each of them. */
  touched: Uint32Array
  touchedCount: number
  isTouched: Uint8Array
  /** Whether anything was measured of these since the scratch was cleared: what is all zero is neither read nor cleared. */
  used: Record<RareFeature, boolean>
  /** The largest share of the query's words found in one document that passes. */
  mostWords: number
  /** One number a label. */
  labelCounts: Uint16Array
  /** The word a document was last found by, as a number that no other word has had, and what that was worth. */
  stamps: Uint32Array
  lastStamp: number
  worth: Float32Array
}

export function makeScratch(segment: Segment): Scratch {
  const count = segment.documents.length
  const subjectCount = segment.subjects.length
  return {
    text: new Float32Array(count),
    prefix: new Float32Array(count),
    joined: new Float32Array(count),
    typo: new Float32Array(count),
    choseong: new Float32Array(count),
    expansion: new Float32Array(count),
    subjects: new Float32Array(subjectCount),
    touched: new Uint32Array(subjectCount),
    touchedCount: 0,
    isTouched: new Uint8Array(subjectCount),
    used: { typo: false, choseong: false, expansion: false },
    mostWords: 0,
    labelCounts: new Uint16Array(segment.labelAliases.length),
    stamps: new Uint32Array(count),
    lastStamp: 0,
    worth: new Float32Array(count),
  }
}

function touch(scratch: Scratch, subject: number): void {
  if (scratch.isTouched[subject] === 1) return
  scratch.isTouched[subject] = 1
  scratch.touched[scratch.touchedCount++] = subject
}

/** Marks all subjects as touched: every document is looked at then. */
export function touchAll(scratch: Scratch): void {
  for (let subject = 0; subject < scratch.isTouched.length; subject++) touch(scratch, subject)
}

/** Forgets what was measured for the last query, at the cost of what that touched. */
export function clearScratch(segment: Segment, scratch: Scratch): void {
  const { touched, touchedCount, isTouched, subjects, text, prefix, joined, used } = scratch
  const { subjectStarts } = segment
  for (let t = 0; t < touchedCount; t++) {
    const subject = touched[t] as number // t is below touchedCount
    isTouched[subject] = 0
    subjects[subject] = 0
    const until = subjectStarts[subject + 1] as number
    for (let i = subjectStarts[subject] as number; i < until; i++) {
      text[i] = 0
      prefix[i] = 0
      joined[i] = 0
    }
  }
  for (const feature of RARE_FEATURES) {
    if (!used[feature]) continue
    clearTouched(segment, scratch, scratch[feature])
    used[feature] = false
  }
  scratch.mostWords = 0
  scratch.touchedCount = 0
}

function clearTouched({ subjectStarts }: Segment, { touched, touchedCount }: Scratch, numbers: Float32Array): void {
  for (let t = 0; t < touchedCount; t++) {
    const subject = touched[t] as number // t is below touchedCount
    const until = subjectStarts[subject + 1] as number
    for (let i = subjectStarts[subject] as number; i < until; i++) numbers[i] = 0
  }
}

/** Measures what does not depend on other segments: everything but typos, which wait until all words were looked for. */
export function measureSegment(segment: Segment, plan: Plan, scratch: Scratch, pass: Uint8Array): void {
  for (const { key, weight, subjectWeight } of plan.terms) {
    const slot = segment.grams.find(key)
    if (slot < 0 || weight === 0) continue
    accumulate(segment.postings, slot, weight, scratch.text)
    accumulate(segment.subjectPostings, slot, subjectWeight, scratch.subjects)
    touchOwners(segment.subjectPostings, slot, scratch)
  }
  scratch.mostWords = measureWords(segment, plan.words, scratch, pass, scratch.prefix)
  if (plan.expansions.length > 0) {
    scratch.used.expansion = true
    measureWords(segment, plan.expansions, scratch, pass, scratch.expansion)
  }
  if (plan.choseong) {
    scratch.used.choseong = true
    measureRuns(segment, segment.choseong, plan.choseong, plan, scratch, scratch.choseong)
    measureGrams(segment, segment.choseong, plan.choseongGrams, CHOSEONG_INSIDE, scratch, 'choseong')
  } else if (plan.joinedKeys) {
    measureRuns(segment, segment.keys, plan.joinedKeys, plan, scratch, scratch.joined)
  }
}

/** A gram of a document is a gram of its subject, so touching the subjects touches the documents. */
function touchOwners({ offsets, owners }: Postings, slot: number, scratch: Scratch): void {
  const until = offsets[slot + 1] as number // slot is one of the table's
  for (let at = offsets[slot] as number; at < until; at++) touch(scratch, owners[at] as number)
}

export function measureTypos(segment: Segment, plan: Plan, scratch: Scratch): void {
  if (plan.joinedGrams.size === 0) return
  scratch.used.typo = true
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

/** As many words have their own stamp before all stamps are forgotten. */
const MOST_STAMPS = 0xfffffff0

/**
 * Adds each word's share to the documents in whose title or aliases it begins a word.
 * @returns the largest share found in one document that passes
 */
function measureWords(
  segment: Segment,
  words: readonly PlannedWord[],
  scratch: Scratch,
  pass: Uint8Array,
  into: Float32Array,
): number {
  if (scratch.lastStamp > MOST_STAMPS) {
    scratch.stamps.fill(0)
    scratch.lastStamp = 0
  }
  let most = 0
  for (const { variants, share } of words) {
    const stamp = ++scratch.lastStamp
    for (const { letters, alphabet, value } of variants) {
      const index = alphabet === 'keys' ? segment.keys : segment.choseong
      most = Math.max(most, measureVariant(segment, index, letters, { stamp, share, value }, scratch, pass, into))
    }
  }
  return most
}

/**
 * Raises each document that a variant finds to the variant's worth, unless a better one found it already.
 * @returns the most that a document that passes has come to
 */
function measureVariant(
  segment: Segment,
  index: LabelIndex,
  letters: string,
  word: { stamp: number; share: number; value: number },
  scratch: Scratch,
  pass: Uint8Array,
  into: Float32Array,
): number {
  const { stamp, share, value } = word
  const { stamps, worth } = scratch
  const { labelOffsets, labelAliases, labelOwners, subjectOf } = segment
  const { holders, holderOffsets } = index
  const [from, until] = suffixRange(index, letters)
  const end = holderOffsets[until] as number
  let most = 0
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
      const sum = (into[document] as number) + share * (found - before)
      into[document] = sum
      if (sum > most && pass[document] === 1) most = sum
      touch(scratch, subjectOf[document] as number)
    }
  }
  return most
}

/** Notes how well `letters` begin a run of words in a title or alias. */
function measureRuns(
  segment: Segment,
  index: LabelIndex,
  letters: string,
  { beginningsOnly }: Plan,
  scratch: Scratch,
  into: Float32Array,
): void {
  const [from, until] = suffixRange(index, letters)
  for (let suffix = from; suffix < until; suffix++) {
    const run = (index.suffixes[suffix] as string).length
    const end = index.holderOffsets[suffix + 1] as number
    for (let at = index.holderOffsets[suffix] as number; at < end; at++) {
      const label = index.holders[at] as number
      const length = index.lengths[label] as number
      if (beginningsOnly && run !== length) continue
      raiseOwners(segment, label, runFit(letters.length, run, length), scratch, into, beginningsOnly)
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
    if (fit > 0) raiseOwners(segment, label, weight * fit, scratch, into)
  }
}

/** Below this share of the typed grams no label can reach what gramFit asks for; saves looking at most labels. */
const LEAST_SHARED = 0.2

/** Raises the documents that have a label to `value`, those that have it as an alias to a little less or not at all. */
function raiseOwners(
  segment: Segment,
  label: number,
  value: number,
  scratch: Scratch,
  into: Float32Array,
  titlesOnly = false,
): void {
  const { labelOffsets, labelAliases, labelOwners } = segment
  const aliases = labelAliases[label] as number // label is one of the segment's
  const until = titlesOnly ? aliases : (labelOffsets[label + 1] as number)
  for (let at = labelOffsets[label] as number; at < until; at++) {
    const document = labelOwners[at] as number
    const worth = value * (at < aliases ? TITLE_LABEL : ALIAS_LABEL)
    if (worth <= (into[document] as number)) continue
    into[document] = worth
    touch(scratch, segment.subjectOf[document] as number)
  }
}
