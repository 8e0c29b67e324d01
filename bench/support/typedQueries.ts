import { convertHangulToQwerty, getChoseong } from 'es-hangul'
import type { SearchDocument } from '../../src/domain/searchDocument'
import { hangulOfKeys } from '../../src/search/korean/keyboard'

export type QueryKind =
  | 'title'
  | 'half'
  | 'unspaced'
  | 'particles'
  | 'choseong'
  | 'typo'
  | 'english'
  | 'district'
  | 'side'
  | 'colloquial'
  | 'callers'

/** One line of `bench/queries/*.jsonl`: any of `expect` is right. */
export interface BenchQuery {
  kind: QueryKind
  q: string
  expect: string[]
  district?: string
  /** How a side question is asked. */
  tone?: 'plain' | 'colloquial'
}

/** A small deterministic generator (mulberry32): the same queries every time. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Keys beside each other on the keyboard, for typing errors that people make. */
const NEIGHBOURS: Record<string, string> = {
  q: 'wa', w: 'qes', e: 'wrd', r: 'etf', t: 'ryg', y: 'tuh', u: 'yij', i: 'uok', o: 'ipl', p: 'ol',
  a: 'qsz', s: 'awdx', d: 'sefc', f: 'drgv', g: 'fthb', h: 'gyjn', j: 'hukm', k: 'jil', l: 'kop',
  z: 'asx', x: 'zsdc', c: 'xdfv', v: 'cfgb', b: 'vghn', n: 'bhjm', m: 'njk',
} // prettier-ignore

const PARTICLES = ['을', '은', '이', '에', '도']

/** @returns queries of every typed kind made from titles, `perKind` of each; titles of several districts count once. */
export function typedQueries(documents: readonly SearchDocument[], perKind: number, seed = 7): BenchQuery[] {
  const random = generator(seed)
  const titles = [...new Set(documents.map(({ title }) => title))].filter((title) => title.length >= 4)
  const draw = (): string => titles[Math.floor(random() * titles.length)] ?? ''
  const local = documents.filter(({ district }) => district)
  const make: Record<string, () => BenchQuery> = {
    title: () => of('title', draw(), (title) => title),
    half: () => of('half', draw(), (title) => halfTyped(title, random)),
    unspaced: () => of('unspaced', draw(), (title) => title.replaceAll(' ', '')),
    particles: () => of('particles', draw(), (title) => withParticles(title, random)),
    choseong: () => of('choseong', draw(), (title) => getChoseong(title)),
    typo: () => of('typo', draw(), (title) => mistyped(title, random)),
    english: () => of('english', draw(), (title) => convertHangulToQwerty(title)),
    district: () => {
      const document = local[Math.floor(random() * local.length)]
      // 중 alone is no name for 중구.
      const name = random() < 0.5 ? document?.district : document?.district?.replace(/(?<=..)구$/, '')
      return {
        kind: 'district',
        q: `${name} ${document?.title}`,
        expect: [document?.title ?? ''],
        district: document?.district,
      }
    },
  }
  return Object.values(make).flatMap((one) => Array.from({ length: perKind }, one))
}

function of(kind: QueryKind, title: string, change: (title: string) => string): BenchQuery {
  return { kind, q: change(title), expect: [title] }
}

/** Cuts within the last word, and takes the last letter of the syllable where it is cut. */
function halfTyped(title: string, random: () => number): string {
  const last = title.lastIndexOf(' ') + 1
  const keep = last + Math.max(1, Math.ceil((title.length - last) * (0.4 + random() * 0.5)))
  const cut = title.slice(0, keep)
  const code = cut.charCodeAt(cut.length - 1) - 0xac00
  const final = code >= 0 && code < 11172 ? code % 28 : 0
  return final > 0 && random() < 0.5 ? cut.slice(0, -1) + String.fromCharCode(0xac00 + code - final) : cut
}

function withParticles(title: string, random: () => number): string {
  return title
    .split(' ')
    .map((word) => (random() < 0.6 ? word + (PARTICLES[Math.floor(random() * PARTICLES.length)] ?? '') : word))
    .join(' ')
}

/** One wrong neighbouring key, or one key left out. */
function mistyped(title: string, random: () => number): string {
  const at = Math.floor(random() * title.length)
  const code = title.charCodeAt(at) - 0xac00
  if (code < 0 || code >= 11172) return mistyped(title, random)
  const keys = convertHangulToQwerty(title.charAt(at))
  const wrongAt = Math.floor(random() * keys.length)
  const near = NEIGHBOURS[keys.charAt(wrongAt).toLowerCase()] ?? 'a'
  const wrong = near.charAt(Math.floor(random() * near.length))
  const changed = keys.slice(0, wrongAt) + (random() < 0.7 ? wrong : '') + keys.slice(wrongAt + 1)
  return title.slice(0, at) + hangulOfKeys(changed) + title.slice(at + 1)
}
