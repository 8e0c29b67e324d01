import { isSyllable } from './letters'

const FIRST = 0xac00
const VOWELS = 21
const FINALS = 28

/**
 * Vowels that an ending melts into a verb's last syllable, by their place in ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ, each with the
 * one it stands for: 바꿔 is 바꾸, 버려 is 버리, 나와 is 나오, 했 is 하, 돼 is 되, 예뻐 is 예쁘.
 */
const PLAIN_VOWEL = [0, 0, 2, 3, 0, 5, 20, 7, 8, 8, 11, 11, 12, 13, 13, 15, 16, 17, 0, 19, 20]

/** ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ from 1 on: those that an ending adds or takes are left out. */
const KEPT_FINAL = [0, 1, 2, 3, 0, 5, 6, 0, 0, 9, 10, 11, 12, 13, 14, 15, 0, 0, 18, 0, 0, 21, 22, 23, 24, 25, 26, 0]
/** ㅆ ㄴ ㄹ ㅂ: what endings put under a verb of one syllable, 뗐 뗀 뗄 뗍. */
const ADDED_FINAL = new Set([4, 8, 17, 20])
const RIEUL = 8
const LEAD_RIEUL = 5

/**
 * What words of one verb have in common: the last syllable without what endings do to it. 지났, 지난, 지날 and 지나 are one;
 * so are 버렸 and 버리, 시끄럽 and 시끄러, 잘라 and 자르. Only good for comparing with other such forms.
 * @param word at least two syllables; the last is taken for the end of the stem
 */
export function verbForm(word: string): string {
  const last = word.charCodeAt(word.length - 1)
  if (!isSyllable(last)) return word
  const { lead, vowel, final } = partsOf(last)
  const end = String.fromCharCode(
    FIRST + (lead * VOWELS + (PLAIN_VOWEL[vowel] ?? 0)) * FINALS + (KEPT_FINAL[final] ?? 0),
  )
  return withoutDoubledRieul(word.slice(0, -1), lead) + end
}

/** 잘라 comes of 자르, 불러 of 부르: the ㄹ before ㄹ belongs to the ending. */
function withoutDoubledRieul(before: string, lead: number): string {
  const code = before.charCodeAt(before.length - 1)
  if (lead !== LEAD_RIEUL || !isSyllable(code) || partsOf(code).final !== RIEUL) return before
  return before.slice(0, -1) + String.fromCharCode(code - RIEUL)
}

/** @returns a verb of one syllable without what endings put under it: 뗐, 뗀, 뗄 are 떼. */
export function shortVerbForm(syllable: string): string {
  const code = syllable.charCodeAt(0)
  if (!isSyllable(code)) return syllable
  const { final } = partsOf(code)
  return ADDED_FINAL.has(final) ? String.fromCharCode(code - final) : syllable
}

function partsOf(code: number): { lead: number; vowel: number; final: number } {
  const index = code - FIRST
  return {
    lead: Math.floor(index / (VOWELS * FINALS)),
    vowel: Math.floor(index / FINALS) % VOWELS,
    final: index % FINALS,
  }
}

const ENDING = /^(?:[어아여었았였은는을음고지게니면려러던더기다네자든도록습겠죠거길잖]|[가-힣]?요$)/

/** @returns whether what follows a verb of one syllable may be its ending: 어서 in 얼어서, and not 굴 in 얼굴. */
export function isVerbEnding(rest: string): boolean {
  return ENDING.test(rest)
}
