import type { District } from '../../domain/districts'
import type { Rewrite } from '../../domain/lookup'
import { isConsonant } from '../korean/letters'
import { choseong, foldedKeystrokes } from '../korean/letters'
import { isLatinWord } from '../korean/grams'
import { normalize } from '../korean/normalize'
import { stripJosa } from '../korean/josa'
import { joinWords, words as splitWords } from '../korean/words'
import type { Vocabulary } from '../engine'
import { findMeanings, type FoundMeaning } from '../thesaurus/compile'
import { weighMeanings } from '../thesaurus/weighMeanings'
import type { Thesaurus } from '../thesaurus/types'
import { isFiller } from './fillers'
import { isMeant, SURELY_MEANT } from './isMeant'
import { type Place, placeOf } from './places'
import { findOffice, type FoundOffice, type Offices } from './offices'
import { findSides, SIDE_QUESTIONS, type SideQuestion } from './sideQuestions'
import { LATIN_NAMES, shorten, undoEnglishMode } from './splitQuery'
import { termsOf } from './terms'
import type { QueryExpansion, QueryKind, QueryWord, ReadQuery, WordRole } from './types'

export interface ReadingAids {
  thesaurus: Thesaurus
  vocabulary: Vocabulary
  /** A district asked for beside the query; it wins over one in the text. */
  district?: District | undefined
  /** `false` when the words are not to be read as a district: the agent has undone it. */
  readDistrict?: boolean | undefined
  /** Departments and agencies, by what they are called; none when left out. */
  offices?: Offices | undefined
  /** `false` when the words are not to be read as an office: the agent has undone it, or asks for one beside the query. */
  readOrganization?: boolean | undefined
}

const CODE = /(?<![a-z\d])([a-z]{1,3})-?(\d{3,6})(?![a-z\d])/
const QUESTION_ENDING = /(?:[?？]|요|까|죠|나|지|니|데)$/

/** @returns what a query means, as data. Safe with anything a keyboard or a program can send. */
export function readQuery(q: string, aids: ReadingAids): ReadQuery {
  const raw = shorten(q)
  const isLatinName = latinNames(aids)
  const { read, changed } = undoEnglishMode(raw, isLatinName)
  const text = normalize(read)
  const rewrites: Rewrite[] = changed ? ['keyboard'] : []
  const firstLetters = readFirstLetters(text)
  if (firstLetters) rewrites.push('choseong')

  const placed = aids.readDistrict === false ? noPlaces(splitWords(text)) : takePlaces(splitWords(text))
  const district = aids.district ?? placed.district

  const { words, side } = giveRoles(placed, isLatinName)
  if (!/\s$/.test(q)) markUnfinished(words, aids.vocabulary)
  const office = takeOffice(words, aids, district)
  const organization = office ? null : findOrganization(words, aids.vocabulary)
  if (office || organization) rewrites.push('organization')
  const expansions = expand(words, side, aids)
  if (expansions.some(isMeant)) rewrites.push('thesaurus')

  const subject = words.filter((word) => word.role === 'subject')
  const isLatin = subject.every((word) => word.latin)
  const joinedKeys = isLatin ? '' : subject.map((word) => foldedKeystrokes(word.text)).join('')
  const code = CODE.exec(text)
  const kind = kindOf(words, firstLetters, text)
  const typed = words.flatMap((word) => (word.role === 'place' || word.role === 'office' ? [] : word.text)).join('')
  return {
    kind,
    raw,
    read,
    words,
    terms: termsOf(text, kind, words, expansions),
    expansions,
    joined: joinWords(subject.map((word) => word.stem).join(' ')),
    joinedTyped: subject.map((word) => word.text).join(''),
    joinedKeys,
    typed,
    typedKeys: foldedKeystrokes(typed),
    choseong: firstLetters,
    district,
    districtCandidates: aids.district || placed.district ? [] : placed.candidates,
    organization,
    office: office && { shown: office.shown, names: office.names },
    side,
    code: code ? `${code[1]}${code[2]}`.toUpperCase() : null,
    rewrites,
  }
}

/** @returns whether a word (lower case) is a Latin name: an entry holds it, the thesaurus or everybody knows it. */
function latinNames({ thesaurus, vocabulary }: ReadingAids): (word: string) => boolean {
  return (word) => LATIN_NAMES.has(word) || thesaurus.meanings.has(word) || vocabulary.hasLatin(word)
}

/**
 * Finds an office named in the query and gives its words their role. A name that titles use as well, 서울시립미술관, filters
 * nothing, since it would hide what is called so: it lifts the office's entries only.
 */
function takeOffice(words: QueryWord[], aids: ReadingAids, district: District | null): FoundOffice | null {
  if (!aids.offices || aids.readOrganization === false) return null
  const texts = words.map(({ text, role }) => (role === 'subject' ? text : ''))
  const office = findOffice(texts, aids.offices, district)
  if (!office) return null
  const isInTitles = office.words.some((at) => aids.vocabulary.hasInTitle(words[at]?.stem ?? ''))
  if (isInTitles) return null
  for (const at of office.words) {
    const word = words[at]
    if (word) word.role = 'office'
  }
  if (!words.some(({ role }) => role === 'subject')) reviveSubject(words)
  return office
}

/** 청소행정과 ends in what may be a particle as well: both forms are looked up. */
function findOrganization(words: readonly QueryWord[], vocabulary: Vocabulary): string | null {
  for (const { text, stem, role } of words) {
    if (role !== 'subject') continue
    if (vocabulary.hasOrganization(text)) return text
    if (vocabulary.hasOrganization(stem)) return stem
  }
  return null
}

/** @returns the query's first letters without spaces when it consists of nothing else; else ''. */
function readFirstLetters(text: string): string {
  const joined = joinWords(text)
  for (let i = 0; i < joined.length; i++) if (!isConsonant(joined.charCodeAt(i))) return ''
  return choseong(joined)
}

interface PlacedWords {
  /** Words in order, those that are places marked; a place's name is parted from what it sticks to. */
  words: { text: string; place: boolean }[]
  district: District | null
  candidates: District[]
}

/** One certain district, or one that all ambiguous places share, is the district; else those that it may be are offered. */
function takePlaces(texts: readonly string[]): PlacedWords {
  const words: PlacedWords['words'] = []
  const places: Place[] = []
  for (const text of texts) {
    const place = placeOf(text)
    if (!place) {
      words.push({ text, place: false })
      continue
    }
    places.push(place)
    words.push({ text: text.slice(0, text.length - place.rest.length), place: true })
    if (place.rest) words.push({ text: place.rest, place: false })
  }
  const shared = places.reduce<District[] | null>(
    (common, place) => (common ?? [...place.districts]).filter((district) => place.districts.includes(district)),
    null,
  )
  const [only] = shared ?? []
  if (shared?.length === 1 && only) return { words, district: only, candidates: [] }
  const candidates = shared?.length ? shared : [...new Set(places.flatMap((place) => place.districts))]
  return { words, district: null, candidates }
}

function noPlaces(texts: readonly string[]): PlacedWords {
  return { words: texts.map((text) => ({ text, place: false })), district: null, candidates: [] }
}

interface WordsWithRoles {
  words: QueryWord[]
  side: SideQuestion | null
}

function giveRoles(placed: PlacedWords, isLatinName: (word: string) => boolean): WordsWithRoles {
  const starts: number[] = []
  let joinedAll = ''
  for (const word of placed.words) {
    starts.push(joinedAll.length)
    joinedAll += word.text
  }
  const sides = findSides(joinedAll, new Set(starts))
  const words = placed.words.map(({ text, place }, index): QueryWord => {
    const from = starts[index] ?? 0
    const stem = stripJosa(text)
    const asked = sides.some((side) => side.spoken && side.from < from + text.length && from < side.until)
    // A phrase may begin inside a word (`재발급얼마예요` unspaced): such a word is still the subject.
    const begins = sides.some((side) => side.spoken && side.from <= from && from < side.until)
    return {
      text,
      stem,
      keys: foldedKeystrokes(stem),
      latin: isLatinWord(text) && isLatinName(text),
      unfinished: false,
      choseong: text.length > 1 && readFirstLetters(text) !== '',
      role: roleOf(text, stem, place, asked && begins),
    }
  })
  if (!words.some((word) => word.role === 'subject')) reviveSubject(words)
  return { words, side: sides.at(-1)?.side ?? null }
}

function roleOf(text: string, stem: string, place: boolean, asked: boolean): WordRole {
  if (place) return 'place'
  if (asked) return 'side'
  return isFiller(text) || isFiller(stem) ? 'filler' : 'subject'
}

/** A query of places or fillers alone is about them: 강남구, or 환불. */
function reviveSubject(words: QueryWord[]): void {
  const role: WordRole = words.some((word) => word.role === 'side')
    ? 'side'
    : ((['office', 'place'] as const).find((named) => words.some((word) => word.role === named)) ?? 'filler')
  for (const word of words) if (word.role === role) word.role = 'subject'
}

/**
 * The last word is still being typed: 저 on the way to 접수 is no filler, or the list would jump back and forth within one
 * syllable.
 */
function markUnfinished(words: readonly QueryWord[], vocabulary: Vocabulary): void {
  const last = words.at(-1)
  if (!last) return
  last.unfinished = true
  if (last.role !== 'filler' || last.text.length > LONGEST_HALF_TYPED) return
  if (words.length > 1 && vocabulary.hasInTitle(last.text)) last.role = 'subject'
}

/** Syllables of a word that may be its beginning only. */
const LONGEST_HALF_TYPED = 2

/** What a word that the office itself uses in titles gains from the thesaurus, beside one that only callers use. */
const SHARED_WORD_WEIGHT = 0.3
/** The same for several words: 시간제 보육 may be said of all sorts of things, but its words are in titles. */
const SHARED_PHRASE_WEIGHT = 0.6

function expand(words: readonly QueryWord[], side: SideQuestion | null, aids: ReadingAids): QueryExpansion[] {
  const texts = words.map(({ text }) => text)
  const expansions = findMeanings(texts, aids.thesaurus).flatMap((finding) => {
    const { found, means } = finding
    const weight = foundWeight(finding, words, aids.vocabulary)
    return means.map((word): QueryExpansion => ({ found, word, keys: keysOf(word), source: 'thesaurus', weight }))
  })
  expansions.push(...nearMeanings(words, side, expansions, aids))
  // The two commonest names of the question at the office: more of them would be found everywhere.
  for (const word of side ? SIDE_QUESTIONS[side].titles.slice(0, 2) : []) {
    expansions.push({ found: '', word, keys: keysOf(word), source: 'side', weight: 1 })
  }
  return expansions
}

/** @returns how much a caller's words gain: 1, or less when titles have them too. */
function foundWeight({ found, at }: FoundMeaning, words: readonly QueryWord[], vocabulary: Vocabulary): number {
  if (words.some(({ text }) => text.startsWith(found))) return vocabulary.hasInTitle(found) ? SHARED_WORD_WEIGHT : 1
  const isShared = at.every((place) => vocabulary.hasInTitle(words[place]?.stem ?? ''))
  return isShared ? SHARED_PHRASE_WEIGHT : 1
}

/** How much words tell of what is meant, by what they do in the query. */
const TELLING_ROLE: Record<WordRole, number> = { subject: 1, side: 0.5, filler: 0.15, place: 0, office: 0 }
/** When a side question is asked of a subject that titles name, so much of what the other words come near to is left out. */
const NAMED_SUBJECT = 0.8

function nearMeanings(
  words: readonly QueryWord[],
  side: SideQuestion | null,
  found: readonly QueryExpansion[],
  { thesaurus, vocabulary }: ReadingAids,
): QueryExpansion[] {
  const said = words.map(({ text, role }) => ({ text, weight: TELLING_ROLE[role] })).filter(({ weight }) => weight > 0)
  // One word is a wording or none; coming near takes two.
  if (said.length < 2) return []
  const near = weighMeanings(said, thesaurus.wordings).filter(
    ({ word }) => isKnown(word, vocabulary) && !found.some((one) => one.word === word),
  )
  if (near.length === 0) return []
  const named = namedShare(words, vocabulary)
  const gain = side ? 1 - NAMED_SUBJECT * named : 1
  // Words that titles have say what is meant: 개명 신고 is no other 신고.
  const least = named === 1 ? SURELY_MEANT : 0
  return near
    .filter(({ weight }) => weight >= least)
    .map(({ word, wording, weight }) => ({
      found: wording,
      word,
      keys: keysOf(word),
      source: 'near',
      weight: weight * gain,
    }))
}

/** Whether titles have all of an office word: what this knowledge base has no entry of is not what a sentence comes near to. */
function isKnown(officeWord: string, vocabulary: Vocabulary): boolean {
  return splitWords(officeWord).every((word) => vocabulary.hasInTitle(word))
}

/** @returns 0 to 1: how much of the subject, by length, is words that begin a word of a title. */
function namedShare(words: readonly QueryWord[], vocabulary: Vocabulary): number {
  let all = 0
  let named = 0
  for (const { role, stem } of words) {
    if (role !== 'subject') continue
    all += stem.length
    if (stem.length > 1 && vocabulary.hasInTitle(stem)) named += stem.length
  }
  return all === 0 ? 0 : named / all
}

function keysOf(word: string): string {
  return foldedKeystrokes(joinWords(word))
}

function kindOf(words: readonly QueryWord[], firstLetters: string, text: string): QueryKind {
  if (words.length === 0) return 'empty'
  if (firstLetters) return 'choseong'
  const spoken = words.some((word) => word.role === 'side' || word.role === 'filler')
  return spoken && (words.length >= 3 || QUESTION_ENDING.test(text.trimEnd())) ? 'question' : 'words'
}
