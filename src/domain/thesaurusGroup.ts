/** Fewer letters, without spaces, are found everywhere. */
export const SHORTEST_SAID = 2
/** In one group, on either side. */
export const MOST_WORDS = 100
const LONGEST_WORDS = 60

/**
 * Cleans the words of one side of a thesaurus group as an editor typed them.
 * @returns each once, its spaces folded, empty ones left out
 */
export function cleanWords(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.normalize('NFC').replace(/\s+/g, ' ').trim()).filter(Boolean))]
}

/** @returns what is wrong with callers' words and what to do, for an editor; undefined when nothing is. */
export function refusalOfSaid(words: readonly string[]): string | undefined {
  const short = words.find((word) => word.replace(/[^\p{L}\p{N}]/gu, '').length < SHORTEST_SAID)
  if (short !== undefined) return `‘${short}’은(는) 너무 짧아 아무 데서나 걸립니다. 두 글자 이상으로 적어 주세요.`
  return refusalOfMeant(words)
}

/** The same for the office's words. */
export function refusalOfMeant(words: readonly string[]): string | undefined {
  if (words.length > MOST_WORDS) return `한 묶음에는 ${MOST_WORDS}개까지 적을 수 있습니다. 묶음을 나누어 주세요.`
  const long = words.find((word) => word.length > LONGEST_WORDS)
  return long === undefined
    ? undefined
    : `‘${long.slice(0, 20)}…’은(는) 너무 깁니다. ${LONGEST_WORDS}자 이하로 적어 주세요.`
}
