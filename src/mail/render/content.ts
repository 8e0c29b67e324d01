/** What a mail says, before it becomes HTML and text: both parts are made from the same blocks. */
export interface MailContent {
  /** The first line a mail program shows beside the subject. */
  preview: string
  heading: string
  blocks: Block[]
}

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  /** A numbered list: what each is, and what there is to say of it. */
  | { kind: 'list'; head: string; items: { title: string; details: string[] }[] }
  /** Figures side by side; the first cell of a row names it. */
  | { kind: 'table'; head: string[]; rows: string[][] }
  /** Somebody's own words. */
  | { kind: 'quote'; label: string; text: string }
  /** `isSecond`: for who cannot use the one before it. */
  | { kind: 'link'; label: string; url: string; isSecond?: boolean }
  | { kind: 'code'; address: string; code: string; until: string }

/** What stands in a table's cell that has nothing to say. */
export const NOTHING = '-'

/** On one line: a value from outside must not look like a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
