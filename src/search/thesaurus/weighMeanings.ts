import { isParticle } from '../korean/josa'
import { isVerbEnding, shortVerbForm, verbForm } from '../korean/verbs'
import type { Wordings } from './wordings'

/** A word of a query, and how much of it counts. */
export interface SaidWord {
  text: string
  weight: number
}

/** An office word that what a caller said amounts to, as a whole or in part. */
export interface WeighedMeaning {
  word: string
  /** The wording of the thesaurus that comes nearest: `물 얼`. */
  wording: string
  /** 0 to 1. */
  weight: number
}

const E = process.env
export const P = {
  form: Number(E.T_FORM ?? 0.6),
  inside: Number(E.T_INSIDE ?? 0.6),
  shorter: Number(E.T_SHORTER ?? 0.4),
  ending: Number(E.T_ENDING ?? 0.8),
  cover: Number(E.T_COVER ?? 1.5),
  doc: Number(E.T_DOC ?? 0.5),
  most: Number(E.T_MOST ?? 5),
  share: Number(E.T_SHARE ?? 0.7),
  rel: Number(E.T_REL ?? 1.5),
  sure: Number(E.T_SURE ?? 4),
  least: Number(E.T_LEAST ?? 2),
}

const LONGEST = 6

class Weigher {
  readonly degree: Float32Array
  readonly found: number[] = []
  readonly wording: Float32Array
  readonly meaning: Float32Array
  readonly best: Float32Array
  readonly bestWording: Int32Array
  readonly touchedWordings: number[] = []
  readonly touchedMeanings: number[] = []

  constructor(readonly of: Wordings) {
    this.degree = new Float32Array(of.telling.length)
    this.wording = new Float32Array(of.wordings.length)
    this.meaning = new Float32Array(of.meanings.length)
    this.best = new Float32Array(of.meanings.length)
    this.bestWording = new Int32Array(of.meanings.length)
  }

  see(word: number, degree: number): void {
    const before = this.degree[word] as number
    if (degree <= before) return
    if (before === 0) this.found.push(word)
    this.degree[word] = degree
  }

  seeAll(words: readonly number[] | undefined, degree: number): void {
    if (words) for (const word of words) this.see(word, degree)
  }

  look({ text, weight }: SaidWord): void {
    for (let from = 0; from < text.length && from < LONGEST; from++) {
      const within = from === 0 ? weight : weight * P.inside
      let left = 1
      for (let length = Math.min(LONGEST, text.length - from); length >= 2; length--) {
        const part = text.slice(from, from + length)
        const known = this.of.words.get(part)
        if (known !== undefined) this.see(known, within * left)
        this.seeAll(this.of.forms.get(verbForm(part)), within * left * P.form)
        if (known !== undefined) left *= P.shorter
      }
      if (from === 0) this.lookShort(text, weight * left)
    }
  }

  lookShort(text: string, weight: number): void {
    const { words } = this.of
    const first = text.charAt(0)
    const rest = text.slice(1)
    const known = words.get(first)
    if (rest === '' || isParticle(rest)) {
      if (known !== undefined) this.see(known, weight)
      return
    }
    if (!isVerbEnding(rest)) return
    if (known !== undefined) this.see(known, weight * P.ending)
    const form = shortVerbForm(first)
    const verb = form === first ? undefined : words.get(form)
    if (verb !== undefined) this.see(verb, weight * P.ending * P.form)
  }

  weigh(): WeighedMeaning[] {
    const { telling, inWordings, inMeanings, impacts, mass, meant, wordings, meanings } = this.of
    for (const word of this.found) {
      const tells = (telling[word] as number) * (this.degree[word] as number)
      for (let at = inWordings.offsets[word] as number; at < (inWordings.offsets[word + 1] as number); at++) {
        const wording = inWordings.items[at] as number
        if (this.wording[wording] === 0) this.touchedWordings.push(wording)
        this.wording[wording]! += tells
      }
      for (let at = inMeanings.offsets[word] as number; at < (inMeanings.offsets[word + 1] as number); at++) {
        const meaning = inMeanings.items[at] as number
        if (this.meaning[meaning] === 0) this.touchedMeanings.push(meaning)
        this.meaning[meaning]! += tells * (impacts[at] as number)
      }
    }
    for (const wording of this.touchedWordings) {
      const told = this.wording[wording] as number
      const cover = told / (mass[wording] as number)
      const evidence = told * cover ** P.cover
      for (let at = meant.offsets[wording] as number; at < (meant.offsets[wording + 1] as number); at++) {
        const meaning = meant.items[at] as number
        if (evidence <= (this.best[meaning] as number)) continue
        this.best[meaning] = evidence
        this.bestWording[meaning] = wording
      }
    }
    let top = 0
    const scored = this.touchedMeanings.map((meaning) => {
      const score = (this.best[meaning] as number) + P.doc * (this.meaning[meaning] as number)
      if (score > top) top = score
      return { meaning, score }
    })
    const least = Math.max(P.least, top * P.share)
    const kept = scored
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score || a.meaning - b.meaning)
      .slice(0, P.most)
      .map(({ meaning, score }) => ({
        word: meanings[meaning] as string,
        wording: wordings[this.bestWording[meaning] as number] as string,
        weight: (score / (score + P.sure)) * (score / top) ** P.rel,
      }))
    this.clear()
    return kept
  }

  private clear(): void {
    for (const word of this.found) this.degree[word] = 0
    for (const wording of this.touchedWordings) this.wording[wording] = 0
    for (const meaning of this.touchedMeanings) {
      this.meaning[meaning] = 0
      this.best[meaning] = 0
    }
    this.found.length = 0
    this.touchedWordings.length = 0
    this.touchedMeanings.length = 0
  }
}

const weighers = new WeakMap<Wordings, Weigher>()

/** @returns what the words of a query amount to, best first. */
export function weighMeanings(said: readonly SaidWord[], wordings: Wordings): WeighedMeaning[] {
  let weigher = weighers.get(wordings)
  if (!weigher) weighers.set(wordings, (weigher = new Weigher(wordings)))
  for (const word of said) weigher.look(word)
  return weigher.weigh()
}
