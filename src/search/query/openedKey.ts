import { normalize } from '../korean/normalize'
import { joinWords } from '../korean/words'

/** @returns what a query (as read) is remembered by: its letters and digits, normalised, without spaces. */
export function openedKey(read: string): string {
  return joinWords(normalize(read))
}
