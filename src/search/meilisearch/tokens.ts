import type { Gram } from '../korean/grams'

/**
 * How Korean text is written in an index: in small Latin letters and digits, which every build of Meilisearch treats alike.
 * Hangul it would normalise (NFKD), and some builds cut it into words of their own.
 */

const ALPHABET = 26
const LETTER_A = 0x61
/** 26^7 is more than 2^32. */
const GRAM_LETTERS = 7
/** Longer runs are told apart by their first letters; a facet value ends at 468 bytes. */
const LONGEST_RUN = 100

const CHOSEONG = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const NOT_PLAIN = /[^a-z0-9]/g
const PLAIN = /[a-z0-9]/

/** @returns a gram (see korean/grams.ts) as seven letters. */
export function gramToken(gram: Gram): string {
  let token = ''
  let rest = gram
  for (let i = 0; i < GRAM_LETTERS; i++) {
    token = String.fromCharCode(LETTER_A + (rest % ALPHABET)) + token
    rest = Math.floor(rest / ALPHABET)
  }
  return token
}

/** @returns folded keystrokes as they are indexed; what begins with them here begins with them there. */
export function keysToken(keys: string): string {
  return keys.replace(NOT_PLAIN, (unit) => `0${unit.charCodeAt(0).toString(36)}0`).slice(0, LONGEST_RUN)
}

/** @returns first letters as they are indexed: a to s for ㄱ to ㅎ, others marked. */
export function choseongToken(letters: string): string {
  let token = ''
  for (let i = 0; i < letters.length && token.length < LONGEST_RUN; i++) {
    const letter = letters.charAt(i)
    const place = CHOSEONG.indexOf(letter)
    if (place >= 0) token += String.fromCharCode(LETTER_A + place)
    else token += PLAIN.test(letter) ? `t${letter}` : `u${letter.charCodeAt(0).toString(36)}u`
  }
  return token
}

/** @returns each run of `length` units of a text once. */
export function ngramsOf(text: string, length: number): string[] {
  const grams = new Set<string>()
  for (let i = 0; i + length <= text.length; i++) grams.add(text.slice(i, i + length))
  return [...grams]
}
