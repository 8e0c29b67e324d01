/** What a line begins with, when that means something. The reader finds blocks by it, the writer what to escape. */
export type LineKind =
  | { kind: 'text' }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'rule' }
  | { kind: 'bullet'; mark: string; text: string }
  | { kind: 'number'; number: number; text: string }

const HEADING = /^(#{1,6})[ \t]+(.+)$/
const QUOTE = /^>(?:[ \t]+(.*))?$/
const RULE = /^-{3,}$/
const BULLET = /^([-*+])[ \t]+(.+)$/
/** No date (`8. 20.`, `2026. 8. 20.`) and no telephone number (`02) 120`) is the number of a list. */
const NUMBER = /^([1-9]\d{0,2})\.[ \t]+(?!\d{1,2}\.(?!\d))(.+)$/
const FIRST_CHARACTERS = /^[#>*+\-\d]/
const TEXT: LineKind = { kind: 'text' }

/** @param line without spaces at its ends. `1)` and `가.` are text and stay as typed; so are `***` and `___`. */
export function lineKind(line: string): LineKind {
  if (!FIRST_CHARACTERS.test(line)) return TEXT
  const number = NUMBER.exec(line)
  if (number) return { kind: 'number', number: Number(number[1]), text: number[2] ?? '' }
  const bullet = BULLET.exec(line)
  if (bullet) return { kind: 'bullet', mark: bullet[1] ?? '', text: bullet[2] ?? '' }
  const heading = HEADING.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const quote = QUOTE.exec(line)
  if (quote) return { kind: 'quote', text: quote[1] ?? '' }
  return RULE.test(line) ? { kind: 'rule' } : TEXT
}

/**
 * @returns whether line `index` is an item of a list. `-` always makes one; `*` and `+` only beside another line that
 * begins the same way, because `* 표시는 필수` is a remark.
 */
export function isBullet(kinds: readonly LineKind[], index: number): boolean {
  const own = kinds[index]
  if (own?.kind !== 'bullet') return false
  if (own.mark === '-') return true
  return [kinds[index - 1], kinds[index + 1]].some((other) => other?.kind === 'bullet' && other.mark === own.mark)
}
