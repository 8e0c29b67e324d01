const UNTIDY = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\p{Surrogate}\p{Noncharacter_Code_Point}]/u
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\p{Noncharacter_Code_Point}]/gu
const HALF_PAIRS = /\p{Surrogate}/gu

/**
 * Text as it is stored and hashed: NFC, every kind of line break `\n`, without control characters (tabs stay), byte order
 * marks and code points that are no characters; half a surrogate pair becomes U+FFFD. Spaces at the ends stay.
 */
export function cleanText(text: string): string {
  const composed = text.normalize('NFC')
  if (!UNTIDY.test(composed)) return composed
  return composed.replace(LINE_BREAKS, '\n').replace(CONTROLS, '').replace(HALF_PAIRS, '\ufffd').normalize('NFC')
}
