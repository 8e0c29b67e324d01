import { TEXT_PART_NAMES, type TextPart } from '../src/domain/entry'

/** All text parts, empty. */
export const emptyParts = (): Record<TextPart, string> =>
  Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, ''])) as Record<TextPart, string>

/** @returns the first sentence: what an agent says before anything else. */
export function firstSentence(text: string): string {
  const end = /[.?!](?=\s|$)/.exec(text)
  return end ? text.slice(0, end.index + 1) : text
}

export const linkOf = (link: string | undefined): string[] => (link ? [link] : [])
