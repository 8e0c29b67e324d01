import { hangulTypedInEnglishMode } from '../korean/keyboard'

/** What is read of a query, in UTF-16 units. */
export const LONGEST_QUERY = 200

/** Latin words that are what they look like even when no entry holds them. */
export const LATIN_NAMES: ReadonlySet<string> = new Set(
  'aed app apt atm bmw cctv cng cpr dmc ddp dna dpf dsr eco etax ev faq gis gps gtx http https id iot ip isp it kbs kt ktx led lh lng lpg mbc mbti mri naver ok otp pc pcr pdf pin pm ps pt qr rfid sbs scm sh sms sns srt tnr tv url usb vat vip vr web wifi www'.split(
    ' ',
  ),
)

/** @returns at most LONGEST_QUERY units of a query, without half a surrogate pair, its spaces folded. */
export function shorten(q: string): string {
  return q.slice(0, LONGEST_QUERY).toWellFormed().replaceAll('\ufffd', ' ').replace(/\s+/g, ' ').trim()
}

/**
 * Turns words typed in English mode into Hangul, unless they are known as Latin names.
 * @param isLatinName asked with a word in lower case
 * @returns the query as it was meant, and whether anything was turned
 */
export function undoEnglishMode(q: string, isLatinName: (word: string) => boolean): { read: string; changed: boolean } {
  let changed = false
  const read = q.replace(/[A-Za-z]+/g, (word, at: number) => {
    if (isTied(q, at, at + word.length) || isLatinName(word.toLowerCase())) return word
    const hangul = hangulTypedInEnglishMode(word)
    if (!hangul) return word
    changed = true
    return hangul
  })
  return { read, changed }
}

/** Letters next to digits, hyphens, dots or Hangul are part of a name, a code or an address. */
function isTied(q: string, from: number, until: number): boolean {
  const tie = /[-\d.@/_\p{L}]/u
  return (from > 0 && tie.test(q.charAt(from - 1))) || (until < q.length && tie.test(q.charAt(until)))
}
