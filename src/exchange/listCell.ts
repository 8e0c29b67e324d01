import { cutAt, escapeMarks, unescapeMarks } from './escapes'

/** @returns the members of a cell that lists them with `;`, trimmed, without the empty ones. `\;` is a `;`, `\\` a `\`. */
export function splitList(cell: string): string[] {
  return cutAt(cell, ';')
    .map((member) => unescapeMarks(member, ';').trim())
    .filter((member) => member !== '')
}

/** @returns a cell that `splitList` cuts into these members again. */
export function joinList(members: readonly string[]): string {
  return members.map((member) => escapeMarks(member, ';')).join('; ')
}
