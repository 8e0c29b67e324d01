import { convertQwertyToHangul } from 'es-hangul'

/** @returns the 동 among `names` that what was typed begins: 역삼, 역삼동, 역삼1동. A single syllable is too little. */
export function matchingPlace(names: readonly string[], typed: string): string | undefined {
  const text = (/[a-z]/i.test(typed) ? convertQwertyToHangul(typed) : typed).replace(/\s+/g, '')
  if (text.length < 2 || /[ㄱ-ㅣ]/.test(text)) return undefined
  const exact = names.find((name) => `${name}동` === text || name === text)
  return exact ?? names.find((name) => `${name}동`.startsWith(text))
}
