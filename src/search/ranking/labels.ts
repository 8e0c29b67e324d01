import { choseong, foldedKeystrokes } from '../korean/letters'
import { normalize } from '../korean/normalize'
import { words } from '../korean/words'

/** A title counts fully, an alias a little less, when what is typed begins or resembles it. */
export const TITLE_LABEL = 1
export const ALIAS_LABEL = 0.8

/** Lengths of n-grams: keystrokes take two to three for a syllable, first letters one. */
export const KEY_GRAM = 4
export const CHOSEONG_GRAM = 3

/** Places in a label from which runs of words are looked for. */
const MOST_STARTS = 12

export interface Label {
  /** Keystrokes without spaces, lower case. */
  keys: string
  keyStarts: number[]
  /** First letters without spaces. */
  choseong: string
  choseongStarts: number[]
}

/** @returns a title or an alias as it is typed. */
export function labelOf(text: string): Label {
  const label: Label = { keys: '', keyStarts: [], choseong: '', choseongStarts: [] }
  for (const word of words(normalize(text))) {
    if (label.keyStarts.length < MOST_STARTS) {
      label.keyStarts.push(label.keys.length)
      label.choseongStarts.push(label.choseong.length)
    }
    label.keys += foldedKeystrokes(word)
    label.choseong += choseong(word)
  }
  return label
}

/**
 * How well letters that begin a run of words fit a label: more when the run begins the label, more the more of it they are.
 * @param typed letters typed
 * @param run letters from where the run begins to the label's end
 * @param label letters of the whole label
 */
export function runFit(typed: number, run: number, label: number): number {
  return (run === label ? 0.6 : 0.45) + (0.4 * typed) / run
}

/** @returns 0 to 1, how much of what was typed a label shares, beside how much of the label it is; 0 when too little. */
export function gramFit(shared: number, typedGrams: number, labelGrams: number): number {
  if (typedGrams === 0) return 0
  const fit = (0.6 * shared) / typedGrams + (0.8 * shared) / (typedGrams + labelGrams)
  return fit < 0.3 ? 0 : fit
}
