import { DISTRICTS, isDistrict, type District } from '../../domain/districts'
import { stripJosa } from '../korean/josa'
import { normalize } from '../korean/normalize'
import { joinWords, words } from '../korean/words'

/** A department or agency as the database has it. */
export interface NamedOffice {
  /** Whole: `교통실 주차계획과`. */
  name: string
  /** Short and old names: `상수도사업본부`. */
  aliases: readonly string[]
}

/** Departments ready for reading: a word without spaces -> the names of all offices that are called so. */
export type Offices = ReadonlyMap<string, readonly string[]>

export const NO_OFFICES: Offices = new Map()

/** Found in every district, or everywhere: they name no department. */
const KINDS_OF_OFFICE = new Set([
  '보건소',
  '주민센터',
  '동주민센터',
  '구청',
  '시청',
  '서울시',
  '서울특별시',
  '서울시청',
])
const SHORTEST_NAME = 3

/**
 * @returns offices by every word of their names, by the whole name and by short and old names. An old name of an agency
 * stands for its departments too: 상수도사업본부 for 서울아리수본부 요금관리과.
 */
export function compileOffices(rows: readonly NamedOffice[]): Offices {
  const offices = new Map<string, Set<string>>()
  const add = (called: string, name: string): void => {
    const key = joinWords(normalize(called))
    if (key.length < SHORTEST_NAME || KINDS_OF_OFFICE.has(key) || isDistrict(key)) return
    const names = offices.get(key) ?? new Set()
    offices.set(key, names.add(name))
  }
  for (const { name, aliases } of rows) {
    for (const word of words(name)) add(word, name)
    add(name, name)
    if (aliases.length === 0) continue
    const withDepartments = rows.filter((row) => row.name === name || row.name.startsWith(`${name} `))
    for (const alias of aliases) for (const row of withDepartments) add(alias, row.name)
  }
  return new Map(Array.from(offices, ([key, names]) => [key, [...names]]))
}

export interface FoundOffice {
  /** As the agent sees it: the whole name when it is one office, else what was typed. */
  shown: string
  /** The names of the offices that are meant, at least one. */
  names: readonly string[]
  /** The words it was read in, by their place in the query. */
  words: readonly number[]
}

/** Words of an office's name that may follow each other: 교통실 주차계획과, 강남구 보건소 건강관리과. */
const MOST_NAME_WORDS = 3

/**
 * Looks for one office in the words of a query; the longest run of words wins, `교통실 주차계획과` before `교통실`.
 * @param district offices of other districts are left out, and the district's own go before the city's of the same name
 */
export function findOffice(
  texts: readonly string[],
  offices: Offices,
  district: District | null,
): FoundOffice | undefined {
  if (offices.size === 0) return undefined
  for (let length = Math.min(MOST_NAME_WORDS, texts.length); length > 0; length--) {
    for (let from = 0; from + length <= texts.length; from++) {
      const run = texts.slice(from, from + length)
      const { called, names } = officesCalled(run, offices)
      const meant = ofDistrict(names, district)
      if (meant.length === 0) continue
      const [only = ''] = meant
      return { shown: meant.length === 1 ? only : called, names: meant, words: run.map((_, at) => from + at) }
    }
  }
  return undefined
}

/** 청소행정과 ends in what may be a particle as well: both forms are looked up. */
function officesCalled(run: readonly string[], offices: Offices): { called: string; names: readonly string[] } {
  const last = run.at(-1) ?? ''
  for (const ending of new Set([last, stripJosa(last)])) {
    const called = [...run.slice(0, -1), ending]
    const together = offices.get(called.join(''))
    if (together) return { called: called.join(' '), names: together }
    const [first = [], ...others] = called.map((word) => offices.get(word) ?? [])
    const shared = run.length < 2 ? [] : first.filter((name) => others.every((names) => names.includes(name)))
    if (shared.length > 0) return { called: called.join(' '), names: shared }
  }
  return { called: '', names: [] }
}

function ofDistrict(names: readonly string[], district: District | null): readonly string[] {
  if (!district) return names
  const own = names.filter((name) => name.startsWith(`${district} `))
  if (own.length > 0) return own
  return names.filter((name) => !DISTRICTS.some((other) => name.startsWith(`${other} `)))
}
