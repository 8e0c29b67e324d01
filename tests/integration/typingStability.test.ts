import { beforeAll, describe, expect, it } from 'vitest'

import { readDemoDocuments } from '../../bench/support/demo'
import { createEmbeddedEngine } from '../../src/search/embedded/createEmbeddedEngine'
import { hangulOfKeys } from '../../src/search/korean/keyboard'
import { keystrokes } from '../../src/search/korean/letters'
import { createLookup, type Lookup } from '../../src/search/lookup'
import { defaultThesaurus } from '../../src/search/thesaurus/defaultThesaurus'

const NOW = Date.parse('2026-11-23T03:00:00Z')
const EVERY = 60
/** Syllables within which the first row may go away and come back, of all syllables typed. */
const MOST_JUMPS = 0.01

/** What stands in the box while a title's syllables are composed, one list a syllable: 처 on the way to 철 is 슬레이트 지붕 처. */
function compositions(title: string): string[][] {
  return [...title].flatMap((syllable, at) => {
    const keys = keystrokes(syllable)
    if (keys === syllable) return []
    const before = keystrokes(title.slice(0, at))
    return [Array.from(keys, (_, length) => hangulOfKeys(before + keys.slice(0, length + 1)))]
  })
}

/** Whether something goes away and comes back: A B A. */
function jumpsBack(rows: readonly string[]): boolean {
  return rows.some((row, at) => rows.indexOf(row) < at && rows[at - 1] !== row)
}

describe('typing, on the demo', () => {
  let lookup: Lookup
  const documents = readDemoDocuments('2026-11-23')
  beforeAll(async () => {
    const engine = createEmbeddedEngine()
    await engine.rebuild(documents)
    lookup = createLookup({ engine, thesaurus: defaultThesaurus, clock: () => NOW })
  })

  it('should not let the first row jump back and forth between two letters of one syllable', async () => {
    const titles = [...new Set(documents.map(({ title }) => title))].filter((_, at) => at % EVERY === 0)
    const typed = titles.flatMap(compositions)
    const jumping: string[] = []
    for (const states of typed) {
      const rows: string[] = []
      for (const q of states) rows.push((await lookup({ q, limit: 1, offset: 0 })).hits[0]?.title ?? '')
      if (jumpsBack(rows)) jumping.push(states.map((q, at) => `${q} → ${rows[at]}`).join(', '))
    }
    expect(typed.length).toBeGreaterThan(800)
    expect(jumping.length / typed.length, jumping.join('\n')).toBeLessThanOrEqual(MOST_JUMPS)
  })

  it.each([
    ['TNR', /중성화/],
    ['tnr', /중성화/],
    ['DPF', /저공해|조기폐차/],
    ['e-tax', /이택스/],
    ['etax', /이택스/],
    ['aed', /심장충격기/],
    ['DDP', /디자인플라자/],
    ['RFID', /종량기/],
    ['QR', /QR|서울톡|문화누리|기후동행|서울페이|상품권|모바일|여권|스탬프|디스커버|도서관/],
  ])('should find %s as it is typed', async (q, title) => {
    const answer = await lookup({ q, limit: 3, offset: 0 })
    expect(answer.query.read).toBe(q)
    expect(answer.hits.map((hit) => hit.title).join(' | ')).toMatch(title)
  })

  it('should find an entry by its code, however it is written', async () => {
    const document = documents[123]
    const code = document?.code ?? ''
    for (const q of [code, code.toLowerCase(), code.replace('-', '')]) {
      const [first] = (await lookup({ q, limit: 1, offset: 0 })).hits
      expect(first?.code).toBe(code)
      expect(first?.why).toContain('code')
    }
  })

  it('should find an entry by its telephone number, with and without hyphens', async () => {
    const phone = documents[500]?.phone ?? ''
    expect(phone).toMatch(/-/)
    for (const q of [phone, phone.replaceAll('-', '')]) {
      const [first] = (await lookup({ q, limit: 1, offset: 0 })).hits
      expect(documents.find(({ code }) => code === first?.code)?.phones).toContain(phone)
    }
  })

  it.each(['1회용품', '5등급', '119', '1330', '50플러스', '100L', '700원', '1388'])(
    'should hold %s in what it finds',
    async (q) => {
      const [first] = (await lookup({ q, limit: 1, offset: 0 })).hits
      const document = documents.find(({ code }) => code === first?.code)
      const text = JSON.stringify([document?.title, document?.aliases, document?.body, document?.parts])
      expect(text.replaceAll(' ', '')).toContain(q)
    },
  )
})
