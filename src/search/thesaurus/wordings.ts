import { idf } from '../ranking/bm25'
import { verbForm } from '../korean/verbs'

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

/** Takes groups in, one after the other, and puts them together in the end. */
export class WordingsBuilder {
  private readonly words = new Map<string, number>()
  private readonly meanings = new Map<string, number>()
  private readonly wordings: string[] = []
  private readonly saidIn = new Pairs()
  private readonly meant = new Pairs()

  /**
   * @param said the words of each wording, normalised
   * @param mean office words, normalised
   */
  add(said: readonly (readonly string[])[], mean: readonly string[]): void {
    const meant = [...new Set(mean.map((word) => numberOf(word, this.meanings)))]
    if (meant.length === 0) return
    for (const parts of said) {
      if (parts.length === 0) continue
      const number = this.wordings.push(parts.join(' ')) - 1
      for (const part of new Set(parts)) this.saidIn.push(number, numberOf(part, this.words))
      for (const meaning of meant) this.meant.push(number, meaning)
    }
  }

  /** Gives way now and then: each step takes a few ms. */
  *build(): Generator<void, Wordings> {
    const words = [...this.words.keys()]
    const meanings = [...this.meanings.keys()]
    const forms = formsOf(words)
    yield
    const wordsOf = listsOf(this.saidIn.owners, this.saidIn.items, this.wordings.length)
    const inWordings = listsOf(this.saidIn.items, this.saidIn.owners, words.length)
    const meant = listsOf(this.meant.owners, this.meant.items, this.wordings.length)
    yield
    const { inMeanings, counts } = meaningsOfWords(inWordings, meant, meanings.length)
    yield
    const telling = new Float32Array(words.length)
    for (let word = 0; word < words.length; word++) {
      const held = (inMeanings.offsets[word + 1] ?? 0) - (inMeanings.offsets[word] ?? 0)
      telling[word] = idf(Math.max(meanings.length, USUAL_MEANINGS), held)
    }
    return {
      words: this.words,
      forms,
      telling,
      inWordings,
      inMeanings,
      impacts: impactsOf(inMeanings, counts, meanings.length),
      mass: massesOf(wordsOf, telling),
      meant,
      wordings: this.wordings,
      meanings,
    }
  }
}

/** A word of a small thesaurus tells as much as in one of usual size: evidence is judged by the same bounds. */
const USUAL_MEANINGS = 1000

/** Two lists of numbers that grow together. */
class Pairs {
  readonly owners: number[] = []
  readonly items: number[] = []

  push(owner: number, item: number): void {
    this.owners.push(owner)
    this.items.push(item)
  }
}

function numberOf(key: string, numbers: Map<string, number>): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
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

/** @returns each owner's items, in the order they came in. */
function listsOf(owners: readonly number[], items: readonly number[], size: number): Lists {
  const offsets = new Uint32Array(size + 1)
  for (const owner of owners) offsets[owner + 1]! += 1
  for (let i = 0; i < size; i++) offsets[i + 1]! += offsets[i] as number
  const next = offsets.slice()
  const sorted = new Uint32Array(items.length)
  for (let i = 0; i < owners.length; i++) sorted[next[owners[i] as number]!++] = items[i] as number
  return { offsets, items: sorted }
}

/** @returns the meanings of all wordings that a word stands in, each once, and how many of those wordings have it. */
function meaningsOfWords(inWordings: Lists, meant: Lists, size: number): { inMeanings: Lists; counts: number[] } {
  const words = inWordings.offsets.length - 1
  const offsets = new Uint32Array(words + 1)
  const items: number[] = []
  const counts: number[] = []
  /** By meaning: where it stands in `items`, when that is beyond where the word's begin. */
  const places = new Int32Array(size).fill(-1)
  for (let word = 0; word < words; word++) {
    const begin = items.length
    for (let at = inWordings.offsets[word] as number; at < (inWordings.offsets[word + 1] as number); at++) {
      const wording = inWordings.items[at] as number
      for (let m = meant.offsets[wording] as number; m < (meant.offsets[wording + 1] as number); m++) {
        const meaning = meant.items[m] as number
        const place = places[meaning] as number
        if (place >= begin) counts[place]! += 1
        else {
          places[meaning] = items.push(meaning) - 1
          counts.push(1)
        }
      }
    }
    offsets[word + 1] = items.length
  }
  return { inMeanings: { offsets, items: Uint32Array.from(items) }, counts }
}

/** BM25: a word that many of a meaning's wordings have tells more of it, less so where there are many wordings. */
function impactsOf({ items }: Lists, counts: readonly number[], size: number): Float32Array {
  const lengths = new Float32Array(size)
  for (let i = 0; i < items.length; i++) lengths[items[i] as number]! += counts[i] as number
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size)
  return Float32Array.from(items, (meaning, i) => {
    const count = counts[i] as number
    return count / (K1 * (1 - B + (B * (lengths[meaning] as number)) / average) + count)
  })
}

function massesOf({ offsets, items }: Lists, telling: Float32Array): Float32Array {
  const masses = new Float32Array(offsets.length - 1)
  for (let wording = 0; wording < masses.length; wording++) {
    for (let at = offsets[wording] as number; at < (offsets[wording + 1] as number); at++) {
      masses[wording]! += telling[items[at] as number] as number
    }
  }
  return masses
}
