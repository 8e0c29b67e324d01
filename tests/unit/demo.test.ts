import { beforeAll, describe, expect, it } from 'vitest'

import { buildDemo, CITY_ENTRIES, DISTRICT_ENTRIES, type Demo } from '../../seed/demo'
import { citySubjects, districtSubjects, places } from '../../seed/catalogue'
import { contentHash } from '../../src/domain/contentHash'
import { freshnessOf, dueAt } from '../../src/domain/freshness'
import { lexicalToPlainText } from '../../src/domain/lexicalToPlainText'
import { validityOf } from '../../src/domain/validity'

const TODAY = '2026-11-23'
let demo: Demo
beforeAll(() => {
  demo = buildDemo(TODAY)
})

describe('the demo', () => {
  it("should hold the counts of the call centre's report", () => {
    const count = (scope: string): number => demo.entries.filter((entry) => entry.scope === scope).length
    expect([count('city'), count('district'), demo.entries.length]).toEqual([CITY_ENTRIES, DISTRICT_ENTRIES, 9954])
  })

  it('should be made from at least 400 subjects of the city and 150 of the districts', () => {
    expect(citySubjects.length + places.length).toBeGreaterThanOrEqual(400)
    expect(districtSubjects.length).toBeGreaterThanOrEqual(150)
  })

  it('should be the same on every run', () => {
    const again = buildDemo(TODAY)
    expect(again.entries.map(contentHash)).toEqual(demo.entries.map(contentHash))
  })

  it('should change nothing but dates from one day to the next', () => {
    const later = buildDemo('2027-02-01')
    const said = ({ entries }: Demo) =>
      entries.map(({ code, title, answer }) => `${code} ${title} ${lexicalToPlainText(answer)}`)
    expect(said(later)).toEqual(said(demo))
  })

  it('should have codes and, within an organization, titles of their own', () => {
    expect(new Set(demo.entries.map(({ code }) => code)).size).toBe(9954)
    expect(new Set(demo.entries.map(({ organization, title }) => `${organization}\n${title}`)).size).toBe(9954)
  })

  it('should have no title that is another one with a number appended', () => {
    const titles = new Set(demo.entries.map(({ title }) => title))
    const numbered = [...titles].filter(
      (title) => titles.has(title.replace(/[\s(-]*\d+\)?$/, '')) && /\d\)?$/.test(title),
    )
    expect(numbered).toEqual([])
  })

  it('should not say the same twice', () => {
    const seen = new Map<string, string>()
    const same: string[] = []
    for (const entry of demo.entries) {
      // What only tells where and whom to ring does not make a text another one.
      const text = lexicalToPlainText(entry.answer)
        .replaceAll(entry.district ?? '\u0000', '')
        .replace(/문의: .*\n/, '')
        .replace(/\s+/g, '')
      const parts = [
        entry.eligibility,
        entry.howToApply,
        entry.papers,
        entry.fee,
        entry.term,
        entry.hours,
        entry.exceptions,
      ].join('|')
      const key = `${entry.title.length > 0 ? entry.title : ''}\n${text}\n${parts.replaceAll(entry.district ?? '\u0000', '')}\n${entry.organization}`
      const before = seen.get(key)
      if (before) same.push(`${before} = ${entry.code}`)
      seen.set(key, entry.code)
    }
    expect(same).toEqual([])
  })

  it("should give each entry an owner, a category, phones, callers' words and an answer of several sentences", () => {
    const thin = demo.entries.filter(
      ({ organization, post, category, phones, aliases, answer }) =>
        !organization ||
        !post ||
        !category.includes('>') ||
        phones.length === 0 ||
        aliases.length === 0 ||
        (lexicalToPlainText(answer).match(/[.?!](?=\s|$)/g) ?? []).length < 2,
    )
    expect(thin.map(({ code, title }) => `${code} ${title}`)).toEqual([])
  })

  it("should fill every district subject's blanks", () => {
    const open = demo.entries.filter((entry) =>
      /[{}]/.test(
        JSON.stringify(Object.values(entry).filter((value) => typeof value === 'string')) +
          lexicalToPlainText(entry.answer),
      ),
    )
    expect(open.map(({ code, title }) => `${code} ${title}`)).toEqual([])
  })

  it('should be overdue by some 12 %, and show every freshness and validity', () => {
    const freshness = demo.entries.map((entry) =>
      freshnessOf({ dueAt: dueAt(entry.checkedAt, entry.reviewCycleMonths), disputed: false }, TODAY),
    )
    const share = (of: string): number => freshness.filter((value) => value === of).length / freshness.length
    expect(share('overdue')).toBeCloseTo(0.12, 1)
    expect(share('due')).toBeGreaterThan(0.02)
    expect(new Set(demo.entries.map((entry) => validityOf(entry, TODAY)))).toEqual(
      new Set(['valid', 'upcoming', 'open', 'closed', 'ended']),
    )
    expect(demo.entries.every(({ checkedAt }) => checkedAt <= TODAY)).toBe(true)
  })

  it('should hold no telephone number that could ring and no address outside .test', () => {
    const numbers = demo.entries.flatMap(({ phones }) => phones.map(({ number }) => number))
    expect(numbers.filter((number) => !/^02-0\d{3}-\d{4}$/.test(number))).toEqual([])
    const texts = demo.entries.map((entry) => JSON.stringify(entry))
    expect(texts.filter((text) => /[\w.]+@(?![\w.-]*\.test)[\w.-]+\.\w+/.test(text))).toEqual([])
    expect(demo.organizations.every(({ phone }) => phone.startsWith('02-0'))).toBe(true)
  })

  it('should have the 25 districts with health centres and duty rooms', () => {
    const districts = demo.organizations.filter(({ kind }) => kind === 'district')
    expect(districts).toHaveLength(25)
    expect(districts.every(({ dutyRoom }) => dutyRoom?.number)).toBe(true)
    expect(demo.organizations.filter(({ kind }) => kind === 'healthCentre')).toHaveLength(25)
    expect(demo.organizations.some(({ name }) => name === '강남구 청소행정과')).toBe(true)
  })
})
