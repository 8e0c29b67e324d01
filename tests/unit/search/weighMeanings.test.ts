import { describe, expect, it } from 'vitest'

import { compileThesaurus } from '../../../src/search/thesaurus/compile'
import { groupsOf } from '../../../src/search/thesaurus/groupsOf'
import { weighMeanings } from '../../../src/search/thesaurus/weighMeanings'

const { wordings } = compileThesaurus(
  groupsOf(`
    비행기 날짜 지났, 여권 오래돼, 출국 만료 -> 여권 재발급
    물 얼, 계량기 터, 수도 꽁꽁 -> 수도계량기 동파
    물 새, 천장 젖 -> 누수
    강아지 키우, 개 데려 -> 동물등록
    배가 아파, 아파 병원 -> 야간·휴일 병원약국
    이름 촌스러, 이름 바꾸 -> 개명
    가구 버리, 침대 내놓 -> 대형폐기물
  `),
)
const weigh = (sentence: string) =>
  weighMeanings(
    sentence.split(' ').map((text) => ({ text, weight: 1 })),
    wordings,
  )
const best = (sentence: string): string | undefined => weigh(sentence)[0]?.word

describe('weighMeanings', () => {
  it.each([
    ['날짜가 지나서 비행기를 못 타요', '여권 재발급'],
    ['물을 재는 계량기가 터졌는데요', '수도계량기 동파'],
    ['수도가 얼어서 물이 안 나와요', '수도계량기 동파'],
    ['이름을 바꿨으면 해서요', '개명'],
    ['침대를 버릴 거예요', '대형폐기물'],
    ['천장에서 물이 새요', '누수'],
  ])('should find what %s comes near to', (sentence, meaning) => {
    expect(best(sentence)).toBe(meaning)
  })

  it('should be surer of a whole wording than of a part of one', () => {
    const [whole] = weigh('비행기 날짜 지났')
    const [part] = weigh('비행기 날짜')
    expect(whole?.weight).toBeGreaterThan(part?.weight ?? 1)
    expect(whole?.weight).toBeLessThan(1)
  })

  it('should tell the wording that comes nearest', () => {
    expect(weigh('강아지를 키웠어요')[0]).toMatchObject({ word: '동물등록', wording: '강아지 키우' })
  })

  it('should not take a syllable for a word: 개명 is no dog, 얼굴 does not freeze', () => {
    expect(weigh('개명 얼굴')).toEqual([])
  })

  it('should find nothing in words that no wording has, and forget every query', () => {
    expect(weigh('전혀 다른 이야기')).toEqual([])
    const before = weigh('물이 얼었어요')
    weigh('강아지 키우는데 아파 병원')
    expect(weigh('물이 얼었어요')).toEqual(before)
  })

  it('should find nothing in an empty thesaurus', () => {
    expect(weighMeanings([{ text: '여권', weight: 1 }], compileThesaurus([]).wordings)).toEqual([])
  })
})
