/** A code is written in addresses and read out to colleagues: no spaces, nothing that cannot be seen. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u

/** As many characters as a code may have. */
export const LONGEST_CODE = 64

/** @returns whether a text is made of characters that a code may have. */
export const isVisibleCode = (text: string): boolean => VISIBLE.test(text)
