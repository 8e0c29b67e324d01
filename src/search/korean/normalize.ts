/** The conjoining letters that NFKC makes of half-width jamo, and what they look like standing alone (U+1100 ...). */
const LEADING = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const TRAILING = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'

/** Text that needs no cleaning but lower case: ASCII without control characters, syllables, common punctuation. */
const PLAIN = /^[\n\x20-\x7e\uac00-\ud7a3·~‘’“”※→○●□■▶「」]*$/
const HAS_UPPER = /[A-Z]/

/** What stands for nothing: control characters but white space, joiners, variation selectors, byte order marks. */

const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** NFKC turns ㄱ (U+3131) into a conjoining letter that no longer looks like what was typed. */
const NOT_SINGLE_JAMO = /[^\u3131-\u318e]+/g
const CONJOINING = /[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/g
/** `ㆍ` (U+318D) is typed for a middle dot; ㈜ sticks to the name it belongs to. */
const SEPARATORS = /[\u318d㈜]/g

/** @returns text as the index and the query hold it: NFKC, lower case, no control characters, no lone surrogates. */
export function normalize(text: string): string {
  if (PLAIN.test(text)) return HAS_UPPER.test(text) ? text.toLowerCase() : text
  return text
    .replace(LONE_SURROGATE, '')
    .replace(INVISIBLE, '')
    .replace(SEPARATORS, ' ')
    .replace(NOT_SINGLE_JAMO, (part) => part.normalize('NFKC'))
    .replace(CONJOINING, standingAlone)
    .toLowerCase()
}

function standingAlone(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code <= 0x1112) return LEADING.charAt(code - 0x1100)
  if (code <= 0x1175) return VOWELS.charAt(code - 0x1161)
  return TRAILING.charAt(code - 0x11a8)
}
