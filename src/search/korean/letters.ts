/** The letters of Hangul and the keys of the Korean two-set keyboard (KS X 5002) that type them. */

const HANGUL_FIRST = 0xac00
const HANGUL_LAST = 0xd7a3
const JAMO_FIRST = 0x3131
const JAMO_LAST = 0x3163

const CHOSEONG = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ']
const CHOSEONG_KEYS = [...'rRseEfaqQtTdwWczxvg']
const JUNGSEONG_KEYS = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const JONGSEONG_KEYS = ' r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')
/** U+3131 to U+3163 in order: consonants with clusters, then vowels. */
const JAMO_KEYS = 'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g'
  .split(' ')
  .concat(JUNGSEONG_KEYS)

/** Clusters an input method composes while somebody types first letters: ㄱ then ㅅ shows as ㄳ. */
const CLUSTERS: Record<string, string> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
}

const at = (list: readonly string[], index: number): string => list[index] ?? ''

const syllableKeys: string[] = Array.from({ length: HANGUL_LAST - HANGUL_FIRST + 1 }, (_, index) => {
  const medial = Math.floor(index / 28) % 21
  return at(CHOSEONG_KEYS, Math.floor(index / 588)) + at(JUNGSEONG_KEYS, medial) + at(JONGSEONG_KEYS, index % 28)
})
const syllableKeysFolded = syllableKeys.map((keys) => keys.toLowerCase())
const jamoKeysFolded = JAMO_KEYS.map((keys) => keys.toLowerCase())

export function isSyllable(code: number): boolean {
  return code >= HANGUL_FIRST && code <= HANGUL_LAST
}

/** @returns whether the UTF-16 unit is a letter standing alone (ㄱ to ㅣ). */
export function isJamo(code: number): boolean {
  return code >= JAMO_FIRST && code <= JAMO_LAST
}

/** @returns whether the UTF-16 unit is a consonant standing alone (ㄱ to ㅎ, clusters included). */
export function isConsonant(code: number): boolean {
  return code >= JAMO_FIRST && code <= 0x314e
}

/** @returns whether a syllable ends in a consonant, and whether that is ㄹ; 로 and 으로 depend on it. */
export function finalOf(code: number): 'none' | 'rieul' | 'other' {
  const final = (code - HANGUL_FIRST) % 28
  if (final === 0) return 'none'
  return final === 8 ? 'rieul' : 'other'
}

/** @returns the keys that type `text`, as es-hangul's convertHangulToQwerty gives them; other characters stay. */
export function keystrokes(text: string): string {
  return mapLetters(text, syllableKeys, JAMO_KEYS)
}

/**
 * @returns `keystrokes` in lower case: what the index holds, so that typing without Shift finds 쓰레기 too. Expects
 * normalised text.
 */
export function foldedKeystrokes(text: string): string {
  return mapLetters(text, syllableKeysFolded, jamoKeysFolded)
}

function mapLetters(text: string, syllables: readonly string[], jamo: readonly string[]): string {
  let keys = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= HANGUL_FIRST && code <= HANGUL_LAST) keys += syllables[code - HANGUL_FIRST]
    else if (code >= JAMO_FIRST && code <= JAMO_LAST) keys += jamo[code - JAMO_FIRST]
    else keys += text[i]
  }
  return keys
}

/** @returns first letters: 여권 -> ㅇㄱ. Consonants standing alone stay (clusters taken apart), so do other characters. */
export function choseong(text: string): string {
  let letters = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= HANGUL_FIRST && code <= HANGUL_LAST) letters += CHOSEONG[Math.floor((code - HANGUL_FIRST) / 588)]
    else letters += CLUSTERS[text.charAt(i)] ?? text.charAt(i)
  }
  return letters
}
