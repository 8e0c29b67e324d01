import type { SearchDocument } from '../../domain/searchDocument'
import { collectCrossing, collectGrams, type Gram, GramList } from '../korean/grams'
import { CROSSING_WEIGHT, FIELD_NAMES, fieldTexts, occurrenceWeight, saturate, saturateSubject } from './bm25'
import type { Features } from './features'
import { type Label, runFit } from './labels'
import { MeasuredLabels } from './measuredLabels'
import type { Plan, PlannedWord, Variant } from './plan'

/** What first letters found anywhere in a label count for, beside those that begin a run of words. */
export const CHOSEONG_INSIDE = 0.5

/** Each gram's occurrences in a document or a subject, weighted by field and field length. */
export interface Occurrences {
  get(key: Gram): number | undefined
}

/** What is measured by title and aliases alone: the same for all district variants of an entry. */
export type LabelFeatures = Omit<Features, 'text' | 'subject'>

/**
 * Measures one document without an index: for engines that get documents back. The embedded engine's arrays give the same
 * numbers, but for rounding.
 * @param siblings all entries of the document's subject, itself included
 * @param withTypos whether typos are looked for: only when no document that passes holds all words
 */
export function measure(
  plan: Plan,
  document: SearchDocument,
  siblings: readonly SearchDocument[],
  withTypos: boolean,
): Features {
  const inSubject = addOccurrences(siblings.map((sibling) => occurrencesOf(sibling)))
  const labels = MeasuredLabels.of(document)
  return {
    text: measureText(plan, occurrencesOf(document)),
    subject: measureSubject(plan, inSubject, siblings.length),
    ...measureLabels(plan, labels),
    typo: withTypos ? measureTypos(plan, labels) : 0,
  }
}

/** @returns the occurrences of several documents taken as one. */
export function addOccurrences(all: readonly ReadonlyMap<Gram, number>[]): Map<Gram, number> {
  const sum = new Map<Gram, number>()
  for (const one of all) for (const [key, weight] of one) sum.set(key, (sum.get(key) ?? 0) + weight)
  return sum
}

/** @returns see Features.text. */
export function measureText({ terms }: Plan, occurrences: Occurrences): number {
  let sum = 0
  for (const { key, weight } of terms) {
    const found = occurrences.get(key)
    if (found) sum += weight * saturate(found)
  }
  return sum
}

/** @returns see Features.subject, from the occurrences in all of its `entries`. */
export function measureSubject({ terms }: Plan, occurrences: Occurrences, entries: number): number {
  let sum = 0
  for (const { key, subjectWeight } of terms) {
    const found = occurrences.get(key)
    if (found) sum += subjectWeight * saturateSubject(found, entries)
  }
  return sum
}

/** @returns all that is measured by labels but typos, which wait until all words were looked for: `typo` is 0. */
export function measureLabels(plan: Plan, labels: MeasuredLabels): LabelFeatures {
  return {
    prefix: sumWords(plan.words, labels),
    expansion: sumWords(plan.expansions, labels),
    joined: plan.choseong || !plan.joinedKeys ? 0 : measureJoined(plan, labels),
    choseong: plan.choseong ? measureChoseong(plan, labels) : 0,
    typo: 0,
  }
}

/** @returns see Features.typo. */
export function measureTypos({ joinedGrams }: Plan, labels: MeasuredLabels): number {
  return joinedGrams.size === 0 ? 0 : labels.resemblance(joinedGrams)
}

function measureJoined({ joinedKeys, beginningsOnly }: Plan, labels: MeasuredLabels): number {
  if (!labels.mayBegin(joinedKeys)) return 0
  let most = 0
  for (const { label, worth } of beginningsOnly ? labels.all.slice(0, 1) : labels.all) {
    const starts = beginningsOnly ? label.keyStarts.slice(0, 1) : label.keyStarts
    most = Math.max(most, worth * fitRun(joinedKeys, label.keys, starts))
  }
  return most
}

function measureChoseong(plan: Plan, labels: MeasuredLabels): number {
  const { choseong: typed, choseongGrams, beginningsOnly } = plan
  let most = 0
  for (const [i, { label, worth }] of labels.all.entries()) {
    const { choseong, choseongStarts } = label
    most = Math.max(most, worth * CHOSEONG_INSIDE * labels.choseongInside(i, label, choseongGrams))
    if (beginningsOnly && i > 0) continue
    const starts = beginningsOnly ? choseongStarts.slice(0, 1) : choseongStarts
    most = Math.max(most, worth * fitRun(typed, choseong, starts))
  }
  return most
}

/** @returns each gram's occurrences in a document, weighted by field and field length. */
export function occurrencesOf(document: SearchDocument): Map<Gram, number> {
  const texts = fieldTexts(document)
  const occurrences = new Map<Gram, number>()
  const list = new GramList()
  const add = (collect: typeof collectGrams, text: string, weight: number): void => {
    list.clear()
    collect(text, list)
    for (const key of list.keys.subarray(0, list.length)) occurrences.set(key, (occurrences.get(key) ?? 0) + weight)
  }
  for (const field of FIELD_NAMES) {
    const text = texts[field]
    if (text === '') continue
    const weight = occurrenceWeight(field, text.length)
    add(collectGrams, text, weight)
    if (field === 'title') add(collectCrossing, text, weight * CROSSING_WEIGHT)
  }
  return occurrences
}

function sumWords(words: readonly PlannedWord[], labels: MeasuredLabels): number {
  let sum = 0
  for (const { variants, share } of words) {
    let most = 0
    for (const variant of variants) {
      if (variant.value <= most || !labels.mayBegin(variant.letters)) continue
      for (const { label, worth } of labels.all) {
        if (worth * variant.value > most && begins(variant, label)) most = worth * variant.value
      }
    }
    sum += share * most
  }
  return sum
}

function begins({ letters, alphabet }: Variant, label: Label): boolean {
  const isKeys = alphabet === 'keys'
  return beginsRun(letters, isKeys ? label.keys : label.choseong, isKeys ? label.keyStarts : label.choseongStarts)
}

function beginsRun(letters: string, text: string, starts: readonly number[]): boolean {
  // Most runs differ in their first letter, which is cheaper to see.
  const first = letters.charCodeAt(0)
  for (const start of starts) if (text.charCodeAt(start) === first && text.startsWith(letters, start)) return true
  return false
}

function fitRun(typed: string, letters: string, starts: readonly number[]): number {
  const first = typed.charCodeAt(0)
  let most = 0
  for (const start of starts) {
    if (letters.charCodeAt(start) !== first || !letters.startsWith(typed, start)) continue
    most = Math.max(most, runFit(typed.length, letters.length - start, letters.length))
  }
  return most
}
