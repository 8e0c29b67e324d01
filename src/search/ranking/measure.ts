import type { SearchDocument } from '../../domain/searchDocument'
import { collectCrossing, collectGrams, type Gram, GramList } from '../korean/grams'
import { CROSSING_WEIGHT, FIELD_NAMES, fieldTexts, occurrenceWeight, saturate, saturateSubject } from './bm25'
import type { Features } from './features'
import { ALIAS_LABEL, CHOSEONG_GRAM, gramFit, KEY_GRAM, type Label, labelOf, runFit, TITLE_LABEL } from './labels'
import { distinctGrams } from './ngrams'
import type { Plan, PlannedWord, Variant } from './plan'

/** What first letters found anywhere in a label count for, beside those that begin a run of words. */
export const CHOSEONG_INSIDE = 0.5

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
  const labels = [
    { label: labelOf(document.title), worth: TITLE_LABEL },
    ...document.aliases.map((alias) => ({ label: labelOf(alias), worth: ALIAS_LABEL })),
  ]
  const best = (fit: (label: Label) => number): number =>
    labels.reduce((most, { label, worth }) => Math.max(most, worth * fit(label)), 0)
  const [title] = labels
  const bestInRange = (fit: (label: Label) => number): number =>
    plan.beginningsOnly && title ? TITLE_LABEL * fit(beginningOf(title.label)) : best(fit)
  const inSubject = new Map<Gram, number>()
  for (const sibling of siblings) {
    for (const [key, weight] of occurrencesOf(sibling)) inSubject.set(key, (inSubject.get(key) ?? 0) + weight)
  }
  const occurrences = occurrencesOf(document)
  return {
    text: plan.terms.reduce((sum, { key, weight }) => sum + weight * saturate(occurrences.get(key) ?? 0), 0),
    subject: plan.terms.reduce(
      (sum, { key, subjectWeight }) => sum + subjectWeight * saturateSubject(inSubject.get(key) ?? 0, siblings.length),
      0,
    ),
    prefix: sumWords(plan.words, best),
    expansion: sumWords(plan.expansions, best),
    joined:
      plan.choseong || !plan.joinedKeys
        ? 0
        : bestInRange(({ keys, keyStarts }) => fitRun(plan.joinedKeys, keys, keyStarts)),
    choseong: plan.choseong
      ? Math.max(
          bestInRange((label) => fitRun(plan.choseong, label.choseong, label.choseongStarts)),
          best((label) => CHOSEONG_INSIDE * fitGrams(plan.choseongGrams, label.choseong, CHOSEONG_GRAM)),
        )
      : 0,
    typo: withTypos ? best(({ keys }) => fitGrams(plan.joinedGrams, keys, KEY_GRAM)) : 0,
  }
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

function sumWords(words: readonly PlannedWord[], best: (fit: (label: Label) => number) => number): number {
  return words.reduce(
    (sum, { variants, share }) =>
      sum + share * best((label) => Math.max(0, ...variants.map((one) => fitVariant(one, label)))),
    0,
  )
}

function fitVariant({ letters, alphabet, value }: Variant, label: Label): number {
  const begins =
    alphabet === 'keys'
      ? label.keyStarts.some((start) => label.keys.startsWith(letters, start))
      : label.choseongStarts.some((start) => label.choseong.startsWith(letters, start))
  return begins ? value : 0
}

function fitRun(typed: string, letters: string, starts: readonly number[]): number {
  return starts.reduce((most, start) => {
    if (!letters.startsWith(typed, start)) return most
    return Math.max(most, runFit(typed.length, letters.length - start, letters.length))
  }, 0)
}

/** The label as if no word but its first could be found. */
function beginningOf(label: Label): Label {
  return { ...label, keyStarts: label.keyStarts.slice(0, 1), choseongStarts: label.choseongStarts.slice(0, 1) }
}

function fitGrams(typed: ReadonlySet<number>, letters: string, gramLength: number): number {
  let shared = 0
  for (const gram of distinctGrams(letters, gramLength)) if (typed.has(gram)) shared++
  return gramFit(shared, typed.size, Math.max(1, letters.length - gramLength + 1))
}
