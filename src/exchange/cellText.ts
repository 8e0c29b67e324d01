/**
 * A spreadsheet runs a cell that begins with one of these as a formula or a command (OWASP, CSV injection); the wide
 * forms are turned into the narrow ones by some Korean and Japanese versions.
 */
const RUNNABLE = /^'*[=+\-@\t\r\n\0＝＋－＠]/
const NEUTRALISED = /^'+[=+\-@\t\r\n\0＝＋－＠]/

/**
 * @returns the text as a cell that no spreadsheet runs: an apostrophe before it where it begins like a formula. A text that
 * begins with apostrophes and then like a formula gets one more, so that `fromCell` gives every text back as it was.
 */
export function toCell(text: string): string {
  return RUNNABLE.test(text) ? `'${text}` : text
}

/** The way back. An apostrophe before anything else (`'25년`) is the text's own. */
export function fromCell(cell: string): string {
  return NEUTRALISED.test(cell) ? cell.slice(1) : cell
}
