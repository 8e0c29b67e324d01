import { convertQwertyToHangul, getChoseong } from 'es-hangul'

/** @returns whether `name` is meant by what was typed: 강남, ㄱㄴㄱ, 강ㄴ or rkdska typed in English mode. */
export function matchesTyped(name: string, typed: string): boolean {
  const wanted = squeeze(/[a-z]/i.test(typed) ? convertQwertyToHangul(typed) : typed)
  if (wanted === '') return true
  const whole = squeeze(name)
  if (whole.includes(wanted)) return true
  const firsts = squeeze(getChoseong(name))
  return [...whole].some((_, start) => beginsWith(whole.slice(start), firsts.slice(start), wanted))
}

function beginsWith(letters: string, firsts: string, wanted: string): boolean {
  if (wanted.length > letters.length) return false
  return [...wanted].every((letter, index) => letter === letters.charAt(index) || letter === firsts.charAt(index))
}

function squeeze(text: string): string {
  return text.replace(/[\s>·]+/g, '').toLowerCase()
}
