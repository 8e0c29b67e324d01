import { convertQwertyToHangul } from 'es-hangul'
import { isJamo, isSyllable } from './letters'

const LATIN_WORD = /^[A-Za-z]+$/

/**
 * @returns the Hangul that a Latin word is when the keyboard was left in English mode (`rkdskarn` -> 강남구), or
 * undefined when it is not: every letter must end up in a syllable, but the last may still be waiting (`durnjsw`).
 */
export function hangulTypedInEnglishMode(word: string): string | undefined {
  if (word.length < 2 || !LATIN_WORD.test(word)) return undefined
  return wholeSyllables(convertQwertyToHangul(word)) ?? wholeSyllables(convertQwertyToHangul(word.toLowerCase()))
}

function wholeSyllables(hangul: string): string | undefined {
  if (!isSyllable(hangul.charCodeAt(0))) return undefined
  for (let i = 0; i < hangul.length - 1; i++) if (!isSyllable(hangul.charCodeAt(i))) return undefined
  const last = hangul.charCodeAt(hangul.length - 1)
  return isSyllable(last) || isJamo(last) ? hangul : undefined
}
