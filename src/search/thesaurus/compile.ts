import { isParticle } from '../korean/josa'
import { normalize } from '../korean/normalize'
import { isVerbEnding } from '../korean/verbs'
import { words as splitWords } from '../korean/words'
import { SHORTEST_SAID } from '../../domain/thesaurusGroup'
import type { Thesaurus, ThesaurusGroup, WordSequence } from './types'
import { type Wordings, WordingsBuilder } from './wordings'

/** @returns groups made ready for reading. What several groups say means all that they mean. */
export function compileThesaurus(groups: Iterable<ThesaurusGroup>): Thesaurus {
  const builder = startThesaurus()
  for (const group of groups) addGroup(group, builder)
  const building = builder.wordings.build()
  for (;;) {
    const { done, value } = building.next()
    if (done) return finish(builder, value)
  }
}

/** Groups that are compiled before other work has its turn: a ms or two. */
const SLICE = 100

/** The same, giving way to other work in between: all groups take some 10 ms. */
export async function compileThesaurusSliced(groups: readonly ThesaurusGroup[]): Promise<Thesaurus> {
  const builder = startThesaurus()
  for (const [at, group] of groups.entries()) {
    addGroup(group, builder)
    if (at % SLICE === SLICE - 1) await giveWay()
  }
  const building = builder.wordings.build()
  for (;;) {
    const { done, value } = building.next()
    if (done) return finish(builder, value)
    await giveWay()
  }
}

const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface ThesaurusBuilder {
  meanings: Map<string, string[]>
  sequences: Map<string, WordSequence[]>
  longest: number
  wordings: WordingsBuilder
}

const startThesaurus = (): ThesaurusBuilder => ({
  meanings: new Map(),
  sequences: new Map(),
  longest: 0,
  wordings: new WordingsBuilder(),
})

function finish({ meanings, sequences, longest }: ThesaurusBuilder, wordings: Wordings): Thesaurus {
  return { meanings, sequences, longest, wordings }
}

function addGroup({ say, mean }: ThesaurusGroup, builder: ThesaurusBuilder): void {
  const office = mean.map((word) => normalize(word).trim()).filter(Boolean)
  const said = say.map((words) => splitWords(normalize(words)))
  builder.wordings.add(said, office)
  for (const parts of said) addWording(parts, office, builder)
}

function addWording(parts: readonly string[], office: readonly string[], builder: ThesaurusBuilder): void {
  const { meanings, sequences } = builder
  const key = parts.join('')
  if (key.length < SHORTEST_SAID) return
  const before = meanings.get(key)
  const known = before ?? []
  for (const word of office) if (!known.includes(word)) known.push(word)
  if (before) return
  meanings.set(key, known)
  builder.longest = Math.max(builder.longest, key.length)
  addSequence(parts, key, known, sequences)
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
  /** The words it was found in, by their place in the query. */
  at: readonly number[]
  means: readonly string[]
}

/**
 * Looks for callers' words at word starts; the longest wins at each. What a group says in several words is also found when
 * each of them begins a word of its own, in any order, whatever stands between: `수도 얼` in `수도가 꽁꽁 얼었어요`. Words that
 * went into a longer finding start no shorter one.
 */
export function findMeanings(texts: readonly string[], thesaurus: Thesaurus): FoundMeaning[] {
  const found: Finding[] = []
  const joined = texts.join('')
  let start = 0
  for (const [index, text] of texts.entries()) {
    const together = longestKey(texts, index, joined.slice(start), thesaurus)
    if (together) found.push({ key: together, words: wordsWithin(texts, index, together.length) })
    const apart = longestSequence(texts, index, thesaurus)
    if (apart && apart.key.length > (together?.length ?? 0)) found.push(apart)
    start += text.length
  }
  const kept = found.filter((one) => !found.some((other) => covers(other, one)))
  const firstOf = new Map(kept.toReversed().map(({ key, words }) => [key, words]))
  return [...new Set(kept.map(({ key }) => key))].map((key) => ({
    found: key,
    at: firstOf.get(key) ?? [],
    means: thesaurus.meanings.get(key) as readonly string[], // keys come from the thesaurus
  }))
}

interface Finding {
  key: string
  /** The words it was found in, by their place in the query. */
  words: readonly number[]
}

function covers(other: Finding, one: Finding): boolean {
  return other.key.length > one.key.length && one.words.every((word) => other.words.includes(word))
}

function wordsWithin(texts: readonly string[], index: number, length: number): number[] {
  const within: number[] = []
  for (let at = index, left = length; at < texts.length && left > 0; at++) {
    within.push(at)
    left -= (texts[at] as string).length // at is below length
  }
  return within
}

function longestKey(
  texts: readonly string[],
  index: number,
  joined: string,
  { meanings, longest }: Thesaurus,
): string | undefined {
  for (let length = Math.min(longest, joined.length); length >= SHORTEST_SAID; length--) {
    const key = joined.slice(0, length)
    if (meanings.has(key) && !isByChance(key, texts, index)) return key
  }
  return undefined
}

/** As few letters over two words may belong together by chance: 지반 in `안 섞은 지 반년`. */
const FEW_LETTERS = 3

function isByChance(key: string, texts: readonly string[], index: number): boolean {
  if (key.length > FEW_LETTERS) return false
  let left = key.length
  let at = index
  for (; left > (texts[at] ?? '').length; at++) left -= (texts[at] ?? '').length
  if (at === index) return false
  const rest = (texts[at] ?? '').slice(left)
  return rest !== '' && !isParticle(rest) && !isVerbEnding(rest)
}

function longestSequence(texts: readonly string[], index: number, { sequences }: Thesaurus): Finding | undefined {
  const text = texts[index] ?? ''
  let best: Finding | undefined
  for (let length = text.length; length > 0; length--) {
    // 개 is the dog in 개가, and not in 개명.
    if (length === 1 && text.length > 1 && !isParticle(text.slice(1))) continue
    for (const { key, rest } of sequences.get(text.slice(0, length)) ?? []) {
      if (key.length <= (best?.key.length ?? 0)) continue
      const words = placesOf(texts, index, rest)
      if (words) best = { key, words }
    }
  }
  return best
}

/** @returns where the first part and the rest were found, each in a word of its own; undefined unless all were. */
function placesOf(texts: readonly string[], first: number, rest: readonly string[]): number[] | undefined {
  const places = [first]
  for (const part of rest) {
    const place = texts.findIndex((text, at) => text.startsWith(part) && !places.includes(at))
    if (place < 0) return undefined
    places.push(place)
  }
  return places
}
