import { isConsonant, isSyllable } from './letters'

/**
 * The two-set keyboard's automaton: keys to syllables. es-hangul's convertQwertyToHangul throws for some keys that people
 * do type (`nnjs`), so it is our own, held equal to it by a test where it answers.
 */
const LEADS = 'rRseEfaqQtTdwWczxvg'
const VOWELS = [
  'k',
  'o',
  'i',
  'O',
  'j',
  'p',
  'u',
  'P',
  'h',
  'hk',
  'ho',
  'hl',
  'y',
  'n',
  'nj',
  'np',
  'nl',
  'b',
  'm',
  'ml',
  'l',
]
const FINALS = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')
const LONE = 'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g'.split(' ').concat(VOWELS)

const LATIN_WORD = /^[A-Za-z]+$/
/** Seven keys (ㄲㄸㅃㅆㅉㅒㅖ) mean something else with Shift; the others don't. */
const SHIFT_MEANS_NOTHING = /[ABCDFGHIJKLMNSUVXYZ]/g

interface Composing {
  lead: string
  vowel: string
  final: string
}

const EMPTY: Composing = { lead: '', vowel: '', final: '' }

/** @returns what these keys type in Hangul mode; what is no letter's key stays as it is. */
export function hangulOfKeys(keys: string): string {
  let text = ''
  let now = EMPTY
  for (const key of keys.replace(SHIFT_MEANS_NOTHING, (upper) => upper.toLowerCase())) {
    if (LEADS.includes(key)) {
      const next = withConsonant(now, key)
      if (next.lead === key && next.vowel === '') text += written(now)
      now = next
    } else if (VOWELS.includes(key)) {
      const { done, next } = withVowel(now, key)
      text += done
      now = next
    } else {
      text += written(now) + key
      now = EMPTY
    }
  }
  return text + written(now)
}

/** @returns what is being composed after a consonant: with it as the final, or it alone as the next lead. */
function withConsonant(now: Composing, key: string): Composing {
  const final = now.final + key
  if (now.lead && now.vowel && FINALS.includes(final)) return { ...now, final }
  return { lead: key, vowel: '', final: '' }
}

/** After a final the vowel takes the final's last consonant with it: 역 + ㅜ is 여구. */
function withVowel(now: Composing, key: string): { done: string; next: Composing } {
  if (now.final) {
    const lead = now.final.slice(-1)
    return { done: written({ ...now, final: now.final.slice(0, -1) }), next: { lead, vowel: key, final: '' } }
  }
  const vowel = now.vowel + key
  if (now.vowel === '' || VOWELS.includes(vowel)) return { done: '', next: { ...now, vowel } }
  return { done: written(now), next: { lead: '', vowel: key, final: '' } }
}

function written({ lead, vowel, final }: Composing): string {
  if (lead && vowel) {
    const index = LEADS.indexOf(lead) * 588 + VOWELS.indexOf(vowel) * 28 + Math.max(0, FINALS.indexOf(final))
    return String.fromCharCode(0xac00 + index)
  }
  const alone = lead || vowel
  return alone ? String.fromCharCode(0x3131 + LONE.indexOf(alone)) : ''
}

/**
 * @returns the Hangul that a Latin word is when the keyboard was left in English mode (`rkdskarn` -> 강남구), or
 * undefined when it is not: every letter must end up in a syllable, but a last consonant may still be waiting.
 */
export function hangulTypedInEnglishMode(word: string): string | undefined {
  if (word.length < 2 || !LATIN_WORD.test(word)) return undefined
  // Caps Lock shifts every key, a finger only the one it means.
  if (word === word.toUpperCase()) return wholeSyllables(hangulOfKeys(word.toLowerCase()))
  return wholeSyllables(hangulOfKeys(word)) ?? wholeSyllables(hangulOfKeys(word.toLowerCase()))
}

function wholeSyllables(hangul: string): string | undefined {
  if (!isSyllable(hangul.charCodeAt(0))) return undefined
  for (let i = 0; i < hangul.length - 1; i++) if (!isSyllable(hangul.charCodeAt(i))) return undefined
  const last = hangul.charCodeAt(hangul.length - 1)
  return isSyllable(last) || isConsonant(last) ? hangul : undefined
}
