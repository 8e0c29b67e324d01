import type { SearchDocument } from '../../domain/searchDocument'
import { ALIAS_LABEL, CHOSEONG_GRAM, gramFit, KEY_GRAM, type Label, labelOf, TITLE_LABEL } from './labels'
import { distinctGrams } from './ngrams'

/** A title or an alias, made ready to be measured again and again. */
export interface MeasuredLabel {
  label: Label
  worth: number
}

/**
 * What a document is called, its title first. Most that is measured has nothing of what was typed, so all labels are asked
 * together before each is looked at; what that needs is made when it is first asked for.
 */
export class MeasuredLabels {
  private heads: Set<number> | undefined
  private allKeyGrams: Set<number> | undefined
  private readonly keyGrams: ReadonlySet<number>[] = []
  private readonly choseongGrams: ReadonlySet<number>[] = []

  constructor(readonly all: readonly MeasuredLabel[]) {}

  static of({ title, aliases }: Pick<SearchDocument, 'title' | 'aliases'>): MeasuredLabels {
    return new MeasuredLabels([
      { label: labelOf(title), worth: TITLE_LABEL },
      ...aliases.map((alias) => ({ label: labelOf(alias), worth: ALIAS_LABEL })),
    ])
  }

  /** @returns false when no run of words begins with these letters, keystrokes or first letters; true when one may. */
  mayBegin(letters: string): boolean {
    if (letters.length < 2) return true
    this.heads ??= headsOf(this.all)
    return this.heads.has(headAt(letters, 0))
  }

  /** @returns the most that the keystrokes of a label, by its worth, share with those typed; see gramFit. */
  resemblance(typed: ReadonlySet<number>): number {
    this.allKeyGrams ??= new Set(this.all.flatMap(({ label }) => [...distinctGrams(label.keys, KEY_GRAM)]))
    // No label can share more than all of them together, nor be shorter than one gram.
    if (gramFit(countShared(typed, this.allKeyGrams), typed.size, 1) === 0) return 0
    let most = 0
    for (const [i, { label, worth }] of this.all.entries()) {
      const grams = (this.keyGrams[i] ??= distinctGrams(label.keys, KEY_GRAM))
      most = Math.max(most, worth * fitGrams(typed, grams, label.keys.length, KEY_GRAM))
    }
    return most
  }

  /** @returns how well first letters are found anywhere in label `i`. */
  choseongInside(i: number, { choseong }: Label, typed: ReadonlySet<number>): number {
    if (typed.size === 0) return 0
    const grams = (this.choseongGrams[i] ??= distinctGrams(choseong, CHOSEONG_GRAM))
    return fitGrams(typed, grams, choseong.length, CHOSEONG_GRAM)
  }
}

function headsOf(labels: readonly MeasuredLabel[]): Set<number> {
  const heads = new Set<number>()
  for (const { label } of labels) {
    for (const start of label.keyStarts) heads.add(headAt(label.keys, start))
    for (const start of label.choseongStarts) heads.add(headAt(label.choseong, start))
  }
  return heads
}

/** @returns two letters as one number; both alphabets lie below 0x8000. */
function headAt(letters: string, start: number): number {
  return (letters.charCodeAt(start) << 16) | letters.charCodeAt(start + 1)
}

function fitGrams(typed: ReadonlySet<number>, grams: ReadonlySet<number>, letters: number, gramLength: number): number {
  return gramFit(countShared(typed, grams), typed.size, Math.max(1, letters - gramLength + 1))
}

function countShared(typed: ReadonlySet<number>, grams: ReadonlySet<number>): number {
  let shared = 0
  for (const gram of typed) if (grams.has(gram)) shared++
  return shared
}
