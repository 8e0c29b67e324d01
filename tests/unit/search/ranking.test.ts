import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { TopList } from '../../../src/search/embedded/topList'
import { sideOfTitle } from '../../../src/search/query/sideQuestions'
import { editDistance } from '../../../src/search/ranking/editDistance'
import { subjectOf, TitleRegister } from '../../../src/search/ranking/subject'
import { groupsOf } from '../../../src/search/thesaurus/groupsOf'
import { builtInGroups } from '../../../src/search/thesaurus/builtInGroups'
import { makeDocument } from './documents'

/** The textbook's table, to hold ours against. */
function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

describe('editDistance', () => {
  const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })

  it('should be the distance, or one more than what is looked for', () => {
    fc.assert(
      fc.property(keys, keys, fc.integer({ min: 1, max: 4 }), (typed, meant, most) => {
        const { whole, beginning } = editDistance(typed, meant, most)
        expect(whole).toBe(Math.min(most + 1, levenshtein(typed, meant)))
        const beginnings = Array.from({ length: meant.length + 1 }, (_, end) => levenshtein(typed, meant.slice(0, end)))
        expect(beginning).toBe(Math.min(most + 1, ...beginnings))
      }),
    )
  })
})

describe('TopList', () => {
  it('should keep the best, whatever order they come in, ties by what comes first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), fc.integer({ min: 0, max: 6 }), (scores, limit) => {
        const top = new TopList(limit, (one, other) => one < other)
        for (const [item, score] of [...scores.entries()].reverse()) top.offer(score, item)
        const expected = [...scores.entries()].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit)
        expect([...top.kept()].sort((a, b) => a - b)).toEqual(expected.map(([item]) => item).sort((a, b) => a - b))
      }),
    )
  })
})

describe('subjectOf', () => {
  const register = (...titles: string[]): TitleRegister => {
    const all = new TitleRegister()
    for (const title of titles) all.add(title)
    return all
  }

  it('should put side entries with the entry their title begins with', () => {
    const titles = register('여권', '여권 재발급', '여권 재발급 수수료', '여권 재발급 대리 신청')
    const subject = (title: string): string => subjectOf(makeDocument({ title }), titles)
    expect(subject('여권 재발급 수수료')).toBe('title:여권 재발급')
    expect(subject('여권 재발급 대리 신청')).toBe('title:여권 재발급')
    expect(subject('여권 재발급')).toBe('title:여권 재발급')
  })

  it.each([
    '여권은 어디서 만드나요?',
    '"여권은 어디서 만드나요?"',
    '‘여권은 어디서 만드나요’',
    '여권을 만들고 싶습니다.',
    '여권을 잃어버려서요.',
  ])('should put the question %s with its category', (title) => {
    const document = makeDocument({ title, category: '민원>여권' })
    expect(subjectOf(document, register())).toBe('category:민원>여권')
  })

  it('should forget titles that are taken out', () => {
    const titles = register('여권', '여권 수수료')
    titles.remove('여권')
    expect(subjectOf(makeDocument({ title: '여권 수수료' }), titles)).toBe('title:여권 수수료')
  })
})

describe('sideOfTitle', () => {
  it.each([
    ['여권 재발급 수수료', 'fee'],
    ['여권 재발급 구비서류', 'papers'],
    ['전입신고 온라인 신청', 'online'],
    ['인감증명서 대리발급', 'proxy'],
    ['건강진단결과서 발급 수수료와 결제', 'fee'],
    ['따릉이 이용권 구매', null],
    ['수수료', null],
  ])('should hear in %s the side question %s', (title, side) => {
    expect(sideOfTitle(title.split(' '))).toBe(side)
  })
})

describe('the thesaurus', () => {
  it('should come with at least 800 groups, each under a key of its own', () => {
    expect(builtInGroups.length).toBeGreaterThanOrEqual(800)
    expect(new Set(builtInGroups.map(({ key }) => key)).size).toBe(builtInGroups.length)
  })

  it('should say which line is no group', () => {
    expect(groupsOf('복비, 중개료 -> 중개보수')).toEqual([{ say: ['복비', '중개료'], mean: ['중개보수'] }])
    expect(() => groupsOf('복비 중개보수')).toThrow('복비 중개보수')
    expect(() => groupsOf('복비 -> ')).toThrow('복비')
  })
})
