import { tidyText } from './tidyText'

/** @returns a title, name or number as it is stored and hashed: one line, single spaces between words. */
export function tidyName(text: string | null | undefined): string {
  return tidyText(text).replace(/\s+/g, ' ')
}
