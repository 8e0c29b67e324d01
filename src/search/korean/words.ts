/** What a UTF-16 unit of normalised text is. Everything outside letters and digits parts words. */
export const SEPARATOR = 0
export const HANGUL = 1
export const LATIN = 2
export const DIGIT = 3

/** Hanja, kana and other letters count as Hangul: they are cut into bigrams alike. Symbols and emoji part words. */
const LETTER = /[\p{L}\p{N}]/u

const kinds = buildKinds()

function buildKinds(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let code = 0x80; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    if ((code >= 0xac00 && code <= 0xd7a3) || LETTER.test(String.fromCharCode(code))) table[code] = HANGUL
  }
  for (let code = 0x30; code <= 0x39; code++) table[code] = DIGIT
  for (let code = 0x61; code <= 0x7a; code++) table[code] = LATIN
  for (let code = 0x41; code <= 0x5a; code++) table[code] = LATIN
  return table
}

/** @returns SEPARATOR, HANGUL, LATIN or DIGIT. */
export function kindOf(code: number): number {
  return kinds[code] as number // the table has a row for every UTF-16 unit
}

/** @returns the words of normalised text, in order: maximal runs of letters and digits. */
export function words(text: string): string[] {
  const found: string[] = []
  let start = -1
  for (let i = 0; i < text.length; i++) {
    if (kindOf(text.charCodeAt(i)) !== SEPARATOR) {
      if (start < 0) start = i
    } else if (start >= 0) {
      found.push(text.slice(start, i))
      start = -1
    }
  }
  if (start >= 0) found.push(text.slice(start))
  return found
}

/** @returns normalised text without anything between its words: `여권 재발급(분실)` -> `여권재발급분실`. */
export function joinWords(text: string): string {
  return words(text).join('')
}
