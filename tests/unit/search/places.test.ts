import { describe, expect, it } from 'vitest'

import { DISTRICTS } from '../../../src/domain/districts'
import { dongNames, placeOf } from '../../../src/search/query/places'

describe('placeOf', () => {
  it('should know every district by its name, and without 구 when two syllables are left', () => {
    for (const district of DISTRICTS) {
      expect(placeOf(district)?.districts).toEqual([district])
      if (district.length > 2) expect(placeOf(district.slice(0, -1))?.districts).toEqual([district])
    }
  })

  it('should know every name of the table', () => {
    expect(new Set(dongNames()).size).toBeGreaterThan(400)
    for (const name of dongNames()) expect(placeOf(name), name).toBeDefined()
  })

  it.each([
    ['역삼1동', ['강남구']],
    ['성수동1가', ['성동구']],
    ['종로3가', ['종로구']],
    ['을지로4가', ['중구']],
    ['신정3동', ['마포구', '양천구']],
    ['삼성동', ['강남구', '관악구']],
    ['여의도', ['영등포구']],
  ])('should place %s in %j', (name, districts) => {
    expect(placeOf(name)?.districts.toSorted()).toEqual(districts)
  })

  it.each([
    '강남역',
    '중랑천',
    '성동세무서',
    '중구난방',
    '아동',
    '활동',
    '공동',
    '운동',
    '자동',
    '합동',
    '마포대교',
    '',
  ])('should take %j for no place', (word) => {
    expect(placeOf(word)).toBeUndefined()
  })

  it('should leave what sticks to a district', () => {
    expect(placeOf('서대문구여권')).toEqual({ districts: ['서대문구'], rest: '여권' })
  })
})
