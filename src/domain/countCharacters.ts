/** @returns how many characters a person counts in a text as it is stored: code points, so that `👍` is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _character of text.normalize('NFC')) count += 1
  return count
}

/** @returns whether a text has more characters than `most`. Texts that are short in any way of counting are not counted. */
export function isLongerThan(text: string, most: number): boolean {
  return text.length > most && countCharacters(text) > most
}
