import { isParticle } from '../korean/josa'
import { normalize } from '../korean/normalize'
import { joinWords, words } from '../korean/words'
import type { Thesaurus, ThesaurusGroup, WordSequence } from './types'

/** One syllable alone is found everywhere. */
const SHORTEST = 2

/** @returns groups made ready for reading. What several groups say means all that they mean. */
export function compileThesaurus(groups: Iterable<ThesaurusGroup>): Thesaurus {
  const meanings = new Map<string, string[]>()
  const sequences = new Map<string, WordSequence[]>()
  let longest = 0
  for (const group of groups) {
    for (const say of group.say) {
      const said = normalize(say)
      const key = joinWords(said)
      if (key.length < SHORTEST) continue
      const known = meanings.get(key) ?? []
      for (const mean of group.mean) {
        const word = normalize(mean).trim()
        if (word && !known.includes(word)) known.push(word)
      }
      const isNew = !meanings.has(key)
      meanings.set(key, known)
      longest = Math.max(longest, key.length)
      if (isNew) addSequence(words(said), key, known, sequences)
    }
  }
  return { meanings, longest, sequences }
}

function addSequence(
  parts: readonly string[],
  key: string,
  means: readonly string[],
  sequences: Map<string, WordSequence[]>,
): void {
  const [first, ...rest] = parts
  if (!first || rest.length === 0) return
  const beside = sequences.get(first) ?? []
  beside.push({ key, rest, means })
  sequences.set(first, beside)
}

/** Something a caller said that the office calls otherwise. */
export interface FoundMeaning {
  /** The caller's words, joined: `복비`. */
  found: string
  means: readonly string[]
}

/**
 * Looks for callers' words at word starts; the longest wins at each. What a group says in several words is also found when
 * each of them begins a word, in that order, whatever stands between: `수도 얼` in `수도가 꽁꽁 얼었어요`.
 */
export function findMeanings(texts: readonly string[], thesaurus: Thesaurus): FoundMeaning[] {
  const found: FoundMeaning[] = []
  const joined = texts.join('')
  let start = 0
  for (const [index, text] of texts.entries()) {
    const together = longestKey(joined, start, thesaurus)
    const apart = longestSequence(texts, index, thesaurus)
    start += text.length
    const best = apart && apart.key.length > (together?.length ?? 0) ? apart.key : together
    const means = best && thesaurus.meanings.get(best)
    if (best && means && !found.some((other) => other.found === best)) found.push({ found: best, means })
  }
  return found
}

function longestKey(joined: string, start: number, { meanings, longest }: Thesaurus): string | undefined {
  for (let length = Math.min(longest, joined.length - start); length >= SHORTEST; length--) {
    const key = joined.slice(start, start + length)
    if (meanings.has(key)) return key
  }
  return undefined
}

function longestSequence(texts: readonly string[], index: number, { sequences }: Thesaurus): WordSequence | undefined {
  const text = texts[index] ?? ''
  let best: WordSequence | undefined
  for (let length = text.length; length > 0; length--) {
    // 개 is the dog in 개가, and not in 개명.
    if (length === 1 && text.length > 1 && !isParticle(text.slice(1))) continue
    for (const sequence of sequences.get(text.slice(0, length)) ?? []) {
      if (sequence.key.length > (best?.key.length ?? 0) && followsIn(texts, index + 1, sequence.rest)) best = sequence
    }
  }
  return best
}

function followsIn(texts: readonly string[], from: number, parts: readonly string[]): boolean {
  let at = from
  for (const part of parts) {
    while (at < texts.length && !texts[at]?.startsWith(part)) at++
    if (at++ >= texts.length) return false
  }
  return true
}
