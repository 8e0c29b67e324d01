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

/** 여권 재발급 + 재발급 사유 is said 여권 재발급 사유. */
export function sideTitle(name: string, label: string): string {
  const lastWord = name.split(' ').at(-1) ?? ''
  const rest = label.startsWith(`${lastWord} `) ? label.slice(lastWord.length + 1) : label
  return `${name} ${rest}`
}
