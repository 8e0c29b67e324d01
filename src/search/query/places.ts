import { DISTRICTS, type District, isDistrict } from '../../domain/districts'
import { stripJosa } from '../korean/josa'
import { DONGS } from './dongs'

/** What a word means as a place. */
export interface Place {
  /** One when it is certain, several when the name is used in more than one district. */
  districts: readonly District[]
  /** What of the word is left when the place is taken off: `여권` of `강남구여권`; `''` when it is the place alone. */
  rest: string
}

/** 강남 for 강남구. 중 alone is no name for 중구, and 동작 is too much of an everyday word next to others. */
const SHORT_NAMES = new Map<string, District>(
  DISTRICTS.filter((district) => district.length > 2).map((district) => [district.slice(0, -1), district]),
)

/** What may follow a district's name and still mean its office: 강남구청, 강남구 보건소. */
const OFFICE = /^(?:청|청장|의회|보건소|민)/
/** 역삼1동, 성수동1가, 종로3가, 을지로4가동, 신당제5동. */
const DONG_WORD = /^([가-힣]+?)(?:제?\d+(?:[·.,]?\d+)*)?(동(?:\d+가)?|가|가동)$/
/** Names that stand without 동 and are known all the same; roads and quarters of one district. */
const BARE_QUARTERS = /^(?:여의도|이태원|압구정|신도림)$/

const districtsOfDong = indexDongs()

function indexDongs(): ReadonlyMap<string, readonly District[]> {
  const index = new Map<string, District[]>()
  for (const district of DISTRICTS) {
    for (const listed of DONGS[district].split(' ')) {
      const name = listed.replace(/\d.*$/, '')
      const known = index.get(name)
      if (!known) index.set(name, [district])
      else if (!known.includes(district)) known.push(district)
    }
  }
  return index
}

/** @returns every name of the table as people write it, numbered ones included: `역삼1동`. */
export function dongNames(): string[] {
  return DISTRICTS.flatMap((district) => DONGS[district].split(' ').map((name) => `${name}동`))
}

/**
 * @returns the place that a normalised word names, or undefined. 강남구, 강남, 강남구청, 강남구에서 and 역삼1동 are places; 강남역, 중랑천,
 * 성동세무서 and 종로소방서 are something else that carries a place's name.
 */
export function placeOf(word: string): Place | undefined {
  return districtOf(word) ?? dongOf(word)
}

function districtOf(word: string): Place | undefined {
  const stem = stripJosa(word)
  const short = SHORT_NAMES.get(word) ?? SHORT_NAMES.get(stem)
  if (short) return { districts: [short], rest: '' }
  for (let length = 2; length <= Math.min(4, word.length); length++) {
    const name = word.slice(0, length)
    if (!isDistrict(name)) continue
    const rest = word.slice(length)
    if (rest === '' || stem === name || OFFICE.test(rest)) return { districts: [name], rest: '' }
    // 중구난방, 중구절 ...: two syllables are too little to find a place inside a longer word.
    return length > 2 ? { districts: [name], rest } : undefined
  }
  return undefined
}

function dongOf(word: string): Place | undefined {
  for (const form of new Set([word, stripJosa(word)])) {
    const match = DONG_WORD.exec(form)
    const name = match?.[1]
    if (!name) continue
    // 신당제5동 is 신당, 홍제1동 is 홍제: whether 제 belongs to the name, the table knows.
    const districts = districtsOfDong.get(name) ?? districtsOfDong.get(`${name}제`)
    if (districts && isPlausible(name, match[2] ?? '', form)) return { districts, rest: '' }
  }
  if (!BARE_QUARTERS.test(word)) return undefined
  const districts = districtsOfDong.get(word)
  return districts && { districts, rest: '' }
}

/** `가` belongs to numbered streets only, 종로3가 and not 종로가, unless 동 follows: 금호2·3가동. */
function isPlausible(name: string, ending: string, form: string): boolean {
  if (!ending.startsWith('가')) return true
  return /\d/.test(form) && (name.endsWith('로') || ending === '가동')
}
