import { isParticle } from '../korean/josa'
import { isVerbEnding, shortVerbForm, verbForm } from '../korean/verbs'
import type { Wordings } from './wordings'

/** A word of a query, and how much of it counts, 0 to 1. */
export interface SaidWord {
  text: string
  weight: number
}

/** An office word that comes near to what a caller said. */
export interface WeighedMeaning {
  word: string
  /** The wording that comes nearest: `물 얼`. */
  wording: string
  /** How sure it is that this is meant, below 1: as much as exactly a wording was said. */
  weight: number
}

/** What a word of a wording counts that was not said just so. */
const OTHER_FORM = 0.6
const INSIDE_WORD = 0.6
/** A word within a longer one that is known itself: 아파 in 아파트. */
const WITHIN_KNOWN = 0.4
/** One syllable of a verb, with an ending that may be one of a noun after all. */
const SHORT_VERB = 0.8

/** A wording that was said in part tells less than its part: what it tells is multiplied by this power of the part. */
const PART_POWER = 1.5
/** What all wordings of a meaning tell together, beside the one that comes nearest. */
const ALL_WORDINGS = 0.5
/** At this evidence, in idf units, a meaning is as sure as not. */
const HALF_SURE = 4
/** Less evidence is chance. */
const LEAST_EVIDENCE = 2
/** Beside the best one, meanings of this part of its evidence may be meant too, the less the further they are behind. */
const LEAST_SHARE = 0.7
const SHARE_POWER = 1.5
const MOST_MEANINGS = 5

/** Longer words of wordings are looked up by their beginning only when they are said as a whole. */
const LONGEST_LOOKED_UP = 6

/**
 * Looks for the groups of a thesaurus that a sentence comes near to, as a search engine looks for documents: wordings are the
 * documents, found by their words in any order and verb form, and a meaning is as good as its nearest wording, and a little
 * better when its other wordings have the words too.
 * @returns office words, best first
 */
export function weighMeanings(said: readonly SaidWord[], wordings: Wordings): WeighedMeaning[] {
  let scales = scalesOf.get(wordings)
  if (!scales) scalesOf.set(wordings, (scales = new Scales(wordings)))
  for (const word of said) scales.put(word)
  return scales.weigh()
}

const scalesOf = new WeakMap<Wordings, Scales>()

/** Room to weigh in, used again for every query: one number for each word, wording and meaning, and which of them are not 0. */
class Scales {
  private readonly heard: Sums
  private readonly wordings: Sums
  private readonly meanings: Sums
  private readonly nearest: Float32Array
  private readonly nearestWording: Uint32Array

  constructor(private readonly of: Wordings) {
    this.heard = new Sums(of.telling.length)
    this.wordings = new Sums(of.wordings.length)
    this.meanings = new Sums(of.meanings.length)
    this.nearest = new Float32Array(of.meanings.length)
    this.nearestWording = new Uint32Array(of.meanings.length)
  }

  /** Looks for the words of wordings in a word that was said, longest first at each place. */
  put({ text, weight }: SaidWord): void {
    const { words, forms } = this.of
    for (let from = 0; from < text.length && from < LONGEST_LOOKED_UP; from++) {
      let worth = from === 0 ? weight : weight * INSIDE_WORD
      for (let length = Math.min(LONGEST_LOOKED_UP, text.length - from); length >= 2; length--) {
        const part = text.slice(from, from + length)
        const others = forms.get(verbForm(part))
        if (others) for (const word of others) this.heard.raise(word, worth * OTHER_FORM)
        const word = words.get(part)
        if (word === undefined) continue
        this.heard.raise(word, worth)
        worth *= WITHIN_KNOWN
      }
      if (from === 0) this.putSyllable(text, worth)
    }
  }

  /** 개 of 개가 and 얼 of 얼어서, but nothing of 개명. */
  private putSyllable(text: string, weight: number): void {
    const first = text.charAt(0)
    const rest = text.slice(1)
    if (rest === '' || isParticle(rest)) return this.hear(first, weight)
    if (!isVerbEnding(rest)) return
    this.hear(first, weight * SHORT_VERB)
    const form = shortVerbForm(first)
    if (form !== first) this.hear(form, weight * SHORT_VERB * OTHER_FORM)
  }

  private hear(text: string, weight: number): void {
    const word = this.of.words.get(text)
    if (word !== undefined) this.heard.raise(word, weight)
  }

  weigh(): WeighedMeaning[] {
    this.addWords()
    this.findNearest()
    const best = this.bestMeanings()
    this.clear()
    return best
  }

  private addWords(): void {
    const { telling, inWordings, inMeanings, impacts } = this.of
    for (const word of this.heard.some) {
      const tells = (telling[word] as number) * (this.heard.values[word] as number)
      const lastWording = inWordings.offsets[word + 1] as number
      for (let at = inWordings.offsets[word] as number; at < lastWording; at++) {
        this.wordings.add(inWordings.items[at] as number, tells)
      }
      const lastMeaning = inMeanings.offsets[word + 1] as number
      for (let at = inMeanings.offsets[word] as number; at < lastMeaning; at++) {
        this.meanings.add(inMeanings.items[at] as number, tells * (impacts[at] as number))
      }
    }
  }

  private findNearest(): void {
    const { mass, meant } = this.of
    for (const wording of this.wordings.some) {
      const told = this.wordings.values[wording] as number
      const evidence = told * (told / (mass[wording] as number)) ** PART_POWER
      const last = meant.offsets[wording + 1] as number
      for (let at = meant.offsets[wording] as number; at < last; at++) {
        const meaning = meant.items[at] as number
        if (evidence <= (this.nearest[meaning] as number)) continue
        this.nearest[meaning] = evidence
        this.nearestWording[meaning] = wording
      }
    }
  }

  private bestMeanings(): WeighedMeaning[] {
    let top = 0
    for (const meaning of this.meanings.some) {
      const evidence = (this.nearest[meaning] as number) + ALL_WORDINGS * (this.meanings.values[meaning] as number)
      this.meanings.values[meaning] = evidence
      if (evidence > top) top = evidence
    }
    const least = Math.max(LEAST_EVIDENCE, top * LEAST_SHARE)
    return this.meanings.some
      .filter((meaning) => (this.meanings.values[meaning] as number) >= least)
      .sort((a, b) => (this.meanings.values[b] as number) - (this.meanings.values[a] as number) || a - b)
      .slice(0, MOST_MEANINGS)
      .map((meaning) => {
        const evidence = this.meanings.values[meaning] as number
        return {
          word: this.of.meanings[meaning] as string,
          wording: this.of.wordings[this.nearestWording[meaning] as number] as string,
          weight: (evidence / (evidence + HALF_SURE)) * (evidence / top) ** SHARE_POWER,
        }
      })
  }

  private clear(): void {
    for (const meaning of this.meanings.some) this.nearest[meaning] = 0
    this.heard.clear()
    this.wordings.clear()
    this.meanings.clear()
  }
}

/** Numbers by index, and which of them are not 0, so that they are cleared at the cost of what was used. */
class Sums {
  readonly values: Float32Array
  readonly some: number[] = []

  constructor(size: number) {
    this.values = new Float32Array(size)
  }

  add(index: number, by: number): void {
    if (this.values[index] === 0) this.some.push(index)
    this.values[index] = (this.values[index] as number) + by
  }

  raise(index: number, to: number): void {
    const before = this.values[index] as number
    if (to <= before) return
    if (before === 0) this.some.push(index)
    this.values[index] = to
  }

  clear(): void {
    for (const index of this.some) this.values[index] = 0
    this.some.length = 0
  }
}
