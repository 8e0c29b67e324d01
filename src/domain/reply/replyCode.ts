/** Letters and digits that nobody takes for one another when read aloud or off paper: no 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'
export const CODE_LENGTH = 8

/**
 * @param bytes random ones, at least 64; those that would favour some letters are skipped
 * @returns a code as it is kept, `CODE_LENGTH` letters of the alphabet: 25^8, 37 bits
 */
export function makeReplyCode(bytes: Uint8Array): string {
  const fair = 256 - (256 % ALPHABET.length)
  const letters = [...bytes].filter((byte) => byte < fair).map((byte) => ALPHABET[byte % ALPHABET.length])
  if (letters.length < CODE_LENGTH) throw new RangeError('too few random bytes for a code')
  return letters.slice(0, CODE_LENGTH).join('')
}

/** @returns the code as it is printed: `ACDE-FGHJ`. */
export function printedReplyCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** @returns what was typed as a code, whatever its case, width, spaces and hyphens; `undefined` when it cannot be one. */
export function readReplyCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined
}
