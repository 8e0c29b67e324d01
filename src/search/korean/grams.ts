import { DIGIT, HANGUL, kindOf, LATIN, SEPARATOR } from './words'

/**
 * Grams: what BM25 counts. Each is one unsigned 32-bit number.
 * - two neighbouring units of a word, one of them at least Hangul: `first * 65536 + second`
 * - a word of one syllable: `65536 + unit`, below every bigram's number
 * - a run of Latin letters or digits, as a whole: a hash between 0x01000000 and 0x2effffff, where no bigram of
 *   letters that occur in Korean text lies
 * - Latin letters and digits tied by hyphens, also as one run, from each part on: `02-3423-5555` gives 0234235555 and
 *   34235555, so a number is found with and without hyphens and area code
 */
export type Gram = number

const SINGLE = 0x10000
const RUN_FIRST = 0x01000000
const RUN_SPAN = 0x2e000000
const TIED = /[a-z0-9]+(?:-[a-z0-9]+)+/g

/** A growing list of grams that is filled again and again without being allocated again. */
export class GramList {
  keys = new Uint32Array(4096)
  length = 0

  push(key: Gram): void {
    if (this.length === this.keys.length) {
      const larger = new Uint32Array(this.keys.length * 2)
      larger.set(this.keys)
      this.keys = larger
    }
    this.keys[this.length++] = key
  }

  clear(): void {
    this.length = 0
  }
}

export function bigram(first: number, second: number): Gram {
  return first * 0x10000 + second
}

/** @returns the gram of a run of Latin letters or digits (FNV-1a over its units, folded into the range of runs). */
export function runGram(run: string, start = 0, end = run.length): Gram {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ run.charCodeAt(i), 0x01000193)
  return RUN_FIRST + ((hash >>> 0) % RUN_SPAN)
}

/** Adds the grams of normalised `text`, word by word, to `out`. A gram is added as often as it occurs. */
export function collectGrams(text: string, out: GramList): void {
  let previous = 0
  let previousKind = SEPARATOR
  let wordStart = 0
  let runStart = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x20
    const kind = kindOf(unit)
    if (previousKind === SEPARATOR) {
      if (kind !== SEPARATOR) {
        wordStart = i
        runStart = i
      }
    } else {
      const runEnds = kind !== previousKind
      if (runEnds && previousKind !== HANGUL) out.push(runGram(text, runStart, i))
      if (kind === SEPARATOR) {
        if (previousKind === HANGUL && i - wordStart === 1) out.push(SINGLE + previous)
      } else if (kind === HANGUL || previousKind === HANGUL || runEnds) out.push(bigram(previous, unit))
      if (runEnds) runStart = i
    }
    previous = unit
    previousKind = kind
  }
  if (text.includes('-')) collectTied(text, out)
}

function collectTied(text: string, out: GramList): void {
  for (const [tied] of text.matchAll(TIED)) {
    const parts = tied.split('-')
    for (let from = 0; from < parts.length - 1; from++) out.push(runGram(parts.slice(from).join('')))
  }
}

/** Adds the bigrams that lie across the spaces of normalised `text`: 권재 of `여권 재발급`, for unspaced typing. */
export function collectCrossing(text: string, out: GramList): void {
  let last = 0
  let gap = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = kindOf(unit)
    if (kind === SEPARATOR) {
      gap = last !== 0
      continue
    }
    if (gap && (kind === HANGUL || kindOf(last) === HANGUL)) out.push(bigram(last, unit))
    gap = false
    last = unit
  }
}

/** @returns the grams of normalised `text`, in order, as a plain list. For queries and tests; documents use lists. */
export function gramsOf(text: string): Gram[] {
  const list = new GramList()
  collectGrams(text, list)
  return [...list.keys.subarray(0, list.length)]
}

/** @returns a gram as a person reads it; a run's hash can't be read back and shows as its number. */
export function readableGram(key: Gram): string {
  if (key >= RUN_FIRST && key < RUN_FIRST + RUN_SPAN) return `#${key.toString(16)}`
  const first = Math.floor(key / 0x10000)
  return first === 1 ? String.fromCharCode(key % 0x10000) : String.fromCharCode(first, key % 0x10000)
}

/** @returns whether a word is Latin letters only. */
export function isLatinWord(word: string): boolean {
  return everyUnit(word, LATIN)
}

/** @returns whether a word is digits only. */
export function isDigits(word: string): boolean {
  return everyUnit(word, DIGIT)
}

function everyUnit(word: string, kind: number): boolean {
  for (let i = 0; i < word.length; i++) if (kindOf(word.charCodeAt(i)) !== kind) return false
  return word.length > 0
}
