import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bigram, collectCrossing, GramList, gramsOf, runGram } from '../../../../src/search/korean/grams'
import { stripJosa } from '../../../../src/search/korean/josa'
import { normalize } from '../../../../src/search/korean/normalize'
import { joinWords, words } from '../../../../src/search/korean/words'

const gram = (pair: string): number => bigram(pair.charCodeAt(0), pair.charCodeAt(1))
const anything = fc.string({ unit: 'binary', maxLength: 60 })

describe('normalize', () => {
  it('should keep letters that stand alone as they were typed', () => {
    expect(normalize('ㅇㄱ 여ㄱ')).toBe('ㅇㄱ 여ㄱ')
  })

  it.each([
    ['ＱＲ코드', 'qr코드'],
    ['일ㆍ이', '일 이'],
    ['㈜한강', ' 한강'],
    ['여\u0000권', '여권'],
    ['여\ud800권', '여권'],
    ['\u200b여권\ufeff', '여권'],
    ['여권'.normalize('NFD'), '여권'],
    ['ﾡﾢ', 'ㄱㄲ'],
    ['①번', '1번'],
  ])('should clean %j', (text, cleaned) => {
    expect(normalize(text)).toBe(cleaned)
  })

  it('should change nothing the second time, whatever comes in', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normalize(text)
        expect(once.isWellFormed()).toBe(true)
        expect(joinWords(normalize(once))).toBe(joinWords(once))
      }),
    )
  })
})

describe('words', () => {
  it('should part words at everything that is no letter and no digit', () => {
    expect(words('여권(재발급)·수수료 5만원😀끝')).toEqual(['여권', '재발급', '수수료', '5만원', '끝'])
  })
})

describe('gramsOf', () => {
  it('should give the bigrams of each word, none across words', () => {
    expect(gramsOf('여권 재발급')).toEqual([gram('여권'), gram('재발'), gram('발급')])
  })

  it('should give a Latin word and a number as a whole', () => {
    expect(gramsOf('tnr')).toEqual([runGram('tnr')])
    expect(gramsOf('65세')).toEqual([runGram('65'), gram('5세')])
  })

  it('should give a telephone number with and without hyphens and area code', () => {
    const grams = gramsOf('02-3423-5555')
    expect(grams).toContain(runGram('0234235555'))
    expect(grams).toContain(runGram('34235555'))
  })

  it('should never throw and never give 0, whatever comes in', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(gramsOf(normalize(text))).not.toContain(0)
      }),
    )
  })
})

describe('collectCrossing', () => {
  it('should give the bigrams across spaces', () => {
    const list = new GramList()
    collectCrossing('여권 재발급 수수료', list)
    expect([...list.keys.subarray(0, list.length)]).toEqual([gram('권재'), gram('급수')])
  })
})

describe('stripJosa', () => {
  it.each([
    ['여권을', '여권'],
    ['수수료는', '수수료'],
    ['주민센터에서', '주민센터'],
    ['인터넷으로', '인터넷'],
    ['여권ㅇ', '여권'],
  ])('should take the particle off %s', (word, stem) => {
    expect(stripJosa(word)).toBe(stem)
  })

  it.each(['수도', '허가', '회의', '여권', '과', '', '국제'])('should leave %j whole', (word) => {
    expect(stripJosa(word)).toBe(word)
  })
})
