import { daysBetween } from '../../domain/day'
import { DISTRICTS } from '../../domain/districts'
import { DOCUMENT_KINDS, type SearchDocument } from '../../domain/searchDocument'
import { type Gram, GramList, collectCrossing, collectGrams, runGram } from '../korean/grams'
import { foldedKeystrokes } from '../korean/letters'
import { normalize } from '../korean/normalize'
import { CROSSING_WEIGHT, FIELD_NAMES, fieldTexts, occurrenceWeight, saturate, saturateSubject } from '../ranking/bm25'
import { CHOSEONG_GRAM, KEY_GRAM, labelOf } from '../ranking/labels'
import { GramTable } from './gramTable'
import { createInterner, type Interner } from './interner'
import { buildLabelIndex, type LabelIndex, sortSliced, suffixRange, type WrittenLabel } from './labelIndex'
import { type Postings, PostingsBuilder } from './postings'

/** Days are kept as numbers since this one. */
const FIRST_DAY = '2000-01-01'
/** What stands for "never due" and "never checked". */
export const NEVER_DUE = 0x7fffffff
export const NO_DISTRICT = 255

/** @returns a day as a number that grows by one a day. */
export function dayNumber(day: string): number {
  return daysBetween(FIRST_DAY, day)
}

/** What a segment is built with: names shared with the other segments. */
export interface SegmentContext {
  subjectOf(document: SearchDocument): string
  subjects: Interner
  categories: Interner
  /** Title and topic: what the district variants of one entry have in common. */
  titles: Interner
}

/** An immutable index over some documents. Documents of one subject are neighbours, in the order of their codes. */
export interface Segment {
  documents: readonly SearchDocument[]
  /** 1 where a document was replaced or removed since. */
  dead: Uint8Array
  grams: GramTable
  postings: Postings
  /** The segment's subjects, as long documents; an owner is an index into `subjects`. */
  subjectPostings: Postings
  /** The shared number of each of the segment's subjects. */
  subjects: Uint32Array
  /** Each document's index into `subjects`. */
  subjectOf: Uint32Array
  /** The documents of subject s are `subjectStarts[s]` up to `subjectStarts[s + 1]`. */
  subjectStarts: Uint32Array
  titleOf: Uint32Array
  /** Each document's place when all are sorted by their codes; equal codes have equal places. */
  codeRank: Uint32Array
  categoryOf: Uint32Array
  /** Index into DISTRICTS, or NO_DISTRICT. */
  districtOf: Uint8Array
  kindOf: Uint8Array
  isDistrictScope: Uint8Array
  disputed: Uint8Array
  /** See dayNumber. */
  dueDay: Int32Array
  checkedDay: Int32Array
  keys: LabelIndex
  choseong: LabelIndex
  /** Documents that have a label: as title `labelOwners[labelOffsets[l]..labelAliases[l])`, as alias up to the next. */
  labelOffsets: Uint32Array
  labelAliases: Uint32Array
  labelOwners: Uint32Array
}

/** @yields now and then; see runSliced. */
export function* buildSegment(input: readonly SearchDocument[], context: SegmentContext): Generator<void, Segment> {
  const { documents, subjects, subjectOf, subjectStarts } = yield* groupBySubject(input, context)
  const { grams, postings, subjectPostings } = yield* buildPostings(documents, subjectOf)
  const labels = yield* buildLabels(documents)
  const count = documents.length
  const segment: Segment = {
    documents,
    dead: new Uint8Array(count),
    grams,
    postings,
    subjectPostings,
    subjects,
    subjectOf,
    subjectStarts,
    titleOf: new Uint32Array(count),
    codeRank: yield* rankCodes(documents),
    categoryOf: new Uint32Array(count),
    districtOf: new Uint8Array(count),
    kindOf: new Uint8Array(count),
    isDistrictScope: new Uint8Array(count),
    disputed: new Uint8Array(count),
    dueDay: new Int32Array(count),
    checkedDay: new Int32Array(count),
    ...labels,
  }
  for (const [i, document] of documents.entries()) {
    fillColumns(segment, i, document, context)
    if (i % 16 === 0) yield
  }
  return segment
}

function* groupBySubject(input: readonly SearchDocument[], context: SegmentContext) {
  const bySubject = new Map<number, SearchDocument[]>()
  for (const [i, document] of input.entries()) {
    const subject = context.subjects.numberOf(context.subjectOf(document))
    const members = bySubject.get(subject)
    if (members) members.push(document)
    else bySubject.set(subject, [document])
    if (i % 8 === 0) yield
  }
  const documents: SearchDocument[] = []
  const subjectOf = new Uint32Array(input.length)
  const subjectStarts = new Uint32Array(bySubject.size + 1)
  const subjects = new Uint32Array(bySubject.size)
  let index = 0
  for (const [subject, members] of bySubject) {
    subjects[index] = subject
    for (const document of members.sort(byCode)) {
      subjectOf[documents.length] = index
      documents.push(document)
    }
    subjectStarts[++index] = documents.length
    yield
  }
  return { documents, subjects, subjectOf, subjectStarts }
}

function byCode(a: SearchDocument, b: SearchDocument): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}

/** Adds up weighted occurrences by gram, and forgets them at the cost of what was touched. */
class Accumulator {
  weights = new Float32Array(1 << 14)
  touched: number[] = []

  add(slot: number, weight: number): void {
    if (slot >= this.weights.length) {
      const larger = new Float32Array(this.weights.length * 2)
      larger.set(this.weights)
      this.weights = larger
    }
    const before = this.weights[slot] as number // slot is below length
    if (before === 0) this.touched.push(slot)
    this.weights[slot] = before + weight
  }

  clear(): void {
    for (const slot of this.touched) this.weights[slot] = 0
    this.touched.length = 0
  }
}

function* buildPostings(documents: readonly SearchDocument[], subjectOf: Uint32Array) {
  const grams = new GramTable(documents.length * 4)
  const postings = new PostingsBuilder()
  const subjectPostings = new PostingsBuilder()
  const entry = new Accumulator()
  const subject = new Accumulator()
  const list = new GramList()
  let members = 0
  for (const [i, document] of documents.entries()) {
    addDocument(document, grams, entry, list)
    for (const slot of entry.touched) {
      const occurrences = entry.weights[slot] as number // touched
      postings.add(slot, i, saturate(occurrences))
      subject.add(slot, occurrences)
    }
    entry.clear()
    members++
    if (i + 1 === documents.length || subjectOf[i + 1] !== subjectOf[i]) {
      const owner = subjectOf[i] as number // i is below length
      for (const slot of subject.touched)
        subjectPostings.add(slot, owner, saturateSubject(subject.weights[slot] as number, members))
      subject.clear()
      members = 0
    }
    yield
  }
  return {
    grams,
    postings: yield* postings.finish(grams.size),
    subjectPostings: yield* subjectPostings.finish(grams.size),
  }
}

function addDocument(document: SearchDocument, grams: GramTable, entry: Accumulator, list: GramList): void {
  const texts = fieldTexts(document)
  for (const field of FIELD_NAMES) {
    const text = texts[field]
    if (text === '') continue
    const weight = occurrenceWeight(field, text.length)
    addGrams(text, weight, collectGrams, grams, entry, list)
    if (field === 'title') addGrams(text, weight * CROSSING_WEIGHT, collectCrossing, grams, entry, list)
  }
}

function addGrams(
  text: string,
  weight: number,
  collect: (text: string, out: GramList) => void,
  grams: GramTable,
  entry: Accumulator,
  list: GramList,
): void {
  list.clear()
  collect(text, list)
  for (let i = 0; i < list.length; i++) entry.add(grams.add(list.keys[i] as Gram), weight) // i is below length
}

function* buildLabels(documents: readonly SearchDocument[]) {
  const labels = createInterner()
  const titled = new PostingsBuilder()
  const aliased = new PostingsBuilder()
  for (const [i, document] of documents.entries()) {
    titled.add(labels.numberOf(document.title), i, 0)
    for (const alias of document.aliases) aliased.add(labels.numberOf(alias), i, 0)
    if (i % 8 === 0) yield
  }
  const count = labels.names.length
  const titles = yield* titled.finish(count)
  const aliases = yield* aliased.finish(count)
  const keys: WrittenLabel[] = []
  const choseong: WrittenLabel[] = []
  const labelOffsets = new Uint32Array(count + 1)
  const labelAliases = new Uint32Array(count)
  const labelOwners = new Uint32Array(titles.owners.length + aliases.owners.length)
  let filled = 0
  const fillFrom = ({ offsets, owners }: Postings, label: number): void => {
    const until = offsets[label + 1] as number // label is below count
    for (let at = offsets[label] as number; at < until; at++) labelOwners[filled++] = owners[at] as number
  }
  for (const [label, text] of labels.names.entries()) {
    const written = labelOf(text)
    keys.push({ text: written.keys, starts: written.keyStarts })
    choseong.push({ text: written.choseong, starts: written.choseongStarts })
    fillFrom(titles, label)
    labelAliases[label] = filled
    fillFrom(aliases, label)
    labelOffsets[label + 1] = filled
    if (label % 8 === 0) yield
  }
  return {
    keys: yield* buildLabelIndex(keys, KEY_GRAM),
    choseong: yield* buildLabelIndex(choseong, CHOSEONG_GRAM),
    labelOffsets,
    labelAliases,
    labelOwners,
  }
}

function* rankCodes(documents: readonly SearchDocument[]): Generator<void, Uint32Array> {
  const ranks = new Map<string, number>()
  for (const [i, { code }] of documents.entries()) {
    ranks.set(code, 0)
    if (i % 16 === 0) yield
  }
  for (const [rank, code] of (yield* sortSliced(ranks.keys())).entries()) {
    ranks.set(code, rank)
    if (rank % 16 === 0) yield
  }
  const column = new Uint32Array(documents.length)
  for (const [i, { code }] of documents.entries()) {
    column[i] = ranks.get(code) as number // all codes are in it
    if (i % 16 === 0) yield
  }
  return column
}

function fillColumns(segment: Segment, i: number, document: SearchDocument, context: SegmentContext): void {
  segment.titleOf[i] = context.titles.numberOf(`${document.kind}\n${document.title}\n${document.topic}`)
  segment.categoryOf[i] = context.categories.numberOf(document.category)
  segment.districtOf[i] = document.district ? DISTRICTS.indexOf(document.district) : NO_DISTRICT
  segment.kindOf[i] = DOCUMENT_KINDS.indexOf(document.kind)
  segment.isDistrictScope[i] = document.scope === 'district' ? 1 : 0
  segment.disputed[i] = document.disputed ? 1 : 0
  segment.dueDay[i] = document.dueAt ? dayNumber(document.dueAt) : NEVER_DUE
  segment.checkedDay[i] = document.checkedAt ? dayNumber(document.checkedAt) : -1
}

/** @returns whether a segment has a document with this Latin word or number in it. */
export function holdsRun(segment: Segment, word: string): boolean {
  return segment.grams.find(runGram(normalize(word))) >= 0
}

/** @returns whether a title of the segment has a word that begins with `word`. */
export function beginsInTitle({ keys, labelOffsets, labelAliases }: Segment, word: string): boolean {
  const [from, until] = suffixRange(keys, foldedKeystrokes(normalize(word)))
  const end = keys.holderOffsets[until] as number
  for (let at = keys.holderOffsets[from] as number; at < end; at++) {
    const label = keys.holders[at] as number
    if ((labelAliases[label] as number) > (labelOffsets[label] as number)) return true
  }
  return false
}
