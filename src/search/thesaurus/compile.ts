import { normalize } from '../korean/normalize'
import { joinWords } from '../korean/words'
import type { Thesaurus, ThesaurusGroup } from './types'

/** @returns groups made ready for reading. What is said by several groups means all they mean; too short keys are left out. */
export function compileThesaurus(groups: Iterable<ThesaurusGroup>): Thesaurus {
  const meanings = new Map<string, string[]>()
  let longest = 0
  for (const group of groups) {
    for (const say of group.say) {
      const key = joinWords(normalize(say))
      if (key.length < 2) continue
      const known = meanings.get(key) ?? []
      for (const mean of group.mean) {
        const word = normalize(mean).trim()
        if (word && !known.includes(word)) known.push(word)
      }
      meanings.set(key, known)
      longest = Math.max(longest, key.length)
    }
  }
  return { meanings, longest }
}

/** Something a caller said that the office calls otherwise. */
export interface FoundMeaning {
  /** The caller's words, joined: `복비`. */
  found: string
  means: readonly string[]
}

/**
 * Looks for callers' words in words joined without spaces, at word starts; the longest wins at each.
 * @param starts where words begin in `joined`, ascending
 */
export function findMeanings(joined: string, starts: Iterable<number>, thesaurus: Thesaurus): FoundMeaning[] {
  const found: FoundMeaning[] = []
  for (const start of starts) {
    for (let length = Math.min(thesaurus.longest, joined.length - start); length >= 2; length--) {
      const key = joined.slice(start, start + length)
      const means = thesaurus.meanings.get(key)
      if (!means) continue
      found.push({ found: key, means })
      break
    }
  }
  return found
}
