import { normalize } from '../korean/normalize'
import { verbForm } from '../korean/verbs'
import { words as splitWords } from '../korean/words'
import type { ThesaurusGroup } from './types'

/**
 * Callers' wordings as small documents that words are looked up in. A word of a wording is held by a number; so are wordings
 * and meanings (the office's words). What belongs to number `i` lies in a list from `offsets[i]` to `offsets[i + 1]`.
 */
export interface Wordings {
  /** Words as they are written, and in the form that verbs of one stem share. */
  words: ReadonlyMap<string, number>
  forms: ReadonlyMap<string, readonly number[]>
  /** How much a word tells: its idf among meanings. */
  telling: Float32Array
  /** By word: the wordings it stands in, and the meanings of those with what it tells of each, 0 to 1. */
  inWordings: Lists
  inMeanings: Lists
  impacts: Float32Array
  /** By wording: what its words tell together, and what it means. */
  mass: Float32Array
  meant: Lists
  /** As editors write them. */
  wordings: readonly string[]
  meanings: readonly string[]
}

export interface Lists {
  offsets: Uint32Array
  items: Uint32Array
}

const K1 = 1.2
const B = 0.5

export class WordingsBuilder {
  private readonly wordNumbers = new Map<string, number>()
  private readonly meaningNumbers = new Map<string, number>()
  private readonly wordings: string[] = []
  private readonly wordsOf: number[][] = []
  private readonly meaningsOf: number[][] = []

  add({ say, mean }: ThesaurusGroup): void {
    const meanings = mean.map((word) => normalize(word).trim()).filter(Boolean)
    const numbers = [...new Set(meanings.map((word) => numberOf(word, this.meaningNumbers)))]
    if (numbers.length === 0) return
    for (const wording of say) {
      const parts = splitWords(normalize(wording))
      if (parts.length === 0) continue
      this.wordings.push(parts.join(' '))
      this.wordsOf.push([...new Set(parts.map((part) => numberOf(part, this.wordNumbers)))])
      this.meaningsOf.push(numbers)
    }
  }

  /** Puts all together, giving way now and then. */
  *build(): Generator<void, Wordings> {
    const words = [...this.wordNumbers.keys()]
    const meanings = [...this.meaningNumbers.keys()]
    const counts = words.map(() => new Map<number, number>())
    const lengths = new Float32Array(meanings.length)
    for (const [wording, parts] of this.wordsOf.entries()) {
      for (const meaning of this.meaningsOf[wording] ?? []) {
        lengths[meaning] = (lengths[meaning] ?? 0) + parts.length
        for (const word of parts) bump(counts[word], meaning)
      }
      if (wording % SLICE === SLICE - 1) yield
    }
    yield
    const telling = Float32Array.from(counts, (of) => Math.log(1 + (meanings.length - of.size + 0.5) / (of.size + 0.5)))
    const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
    const impacts = counts.flatMap((of) =>
      Array.from(of, ([meaning, count]) => {
        const norm = 1 - B + (B * (lengths[meaning] ?? 0)) / average
        return count / (K1 * norm + count)
      }),
    )
    yield
    return {
      words: this.wordNumbers,
      forms: formsOf(words),
      telling,
      inWordings: listsOf(invert(this.wordsOf, words.length)),
      inMeanings: listsOf(counts.map((of) => [...of.keys()])),
      impacts: Float32Array.from(impacts),
      mass: Float32Array.from(this.wordsOf, (parts) => parts.reduce((sum, word) => sum + (telling[word] ?? 0), 0)),
      meant: listsOf(this.meaningsOf),
      wordings: this.wordings,
      meanings,
    }
  }
}

/** Wordings that are counted before other work has its turn. */
const SLICE = 1000

function numberOf(key: string, numbers: Map<string, number>): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function bump(counts: Map<number, number> | undefined, key: number): void {
  counts?.set(key, (counts.get(key) ?? 0) + 1)
}

function formsOf(words: readonly string[]): Map<string, number[]> {
  const forms = new Map<string, number[]>()
  for (const [number, word] of words.entries()) {
    if (word.length === 1) continue
    const form = verbForm(word)
    const known = forms.get(form)
    if (known) known.push(number)
    else forms.set(form, [number])
  }
  return forms
}

function invert(lists: readonly (readonly number[])[], size: number): number[][] {
  const inverted: number[][] = Array.from({ length: size }, () => [])
  for (const [owner, items] of lists.entries()) for (const item of items) inverted[item]?.push(owner)
  return inverted
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const offsets = new Uint32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) offsets[i + 1] = (offsets[i] ?? 0) + list.length
  const items = new Uint32Array(offsets[lists.length] ?? 0)
  for (const [i, list] of lists.entries()) items.set(list, offsets[i])
  return { offsets, items }
}
