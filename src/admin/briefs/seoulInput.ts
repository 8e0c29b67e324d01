const SEOUL_OFFSET_MS = 9 * 60 * 60 * 1000

/** @param at ms since the epoch. @returns the minute in Seoul as a `datetime-local` field takes it, wherever the browser stands. */
export function toSeoulInput(at: number): string {
  return new Date(at + SEOUL_OFFSET_MS).toISOString().slice(0, 16)
}

/** @returns the instant that a `datetime-local` field names in Seoul, in ISO; the text as it is when it names none. */
export function fromSeoulInput(text: string): string {
  const at = Date.parse(`${text}:00+09:00`)
  return Number.isNaN(at) ? text : new Date(at).toISOString()
}
