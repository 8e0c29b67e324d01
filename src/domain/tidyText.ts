import { cleanText } from './cleanText'

/** @returns a text part as it is stored and hashed: `cleanText` without spaces and line breaks at its ends. */
export function tidyText(text: string | null | undefined): string {
  return cleanText(text ?? '').trim()
}
