import { convertHangulToQwerty, convertQwertyToHangul, getChoseong } from 'es-hangul'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { hangulOfKeys, hangulTypedInEnglishMode } from '../../../../src/search/korean/keyboard'
import { choseong, foldedKeystrokes, keystrokes } from '../../../../src/search/korean/letters'

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
const jamo = fc.integer({ min: 0x3131, max: 0x3163 }).map((code) => String.fromCharCode(code))
const hangul = fc.string({
  unit: fc.oneof({ weight: 5, arbitrary: syllable }, jamo, fc.constantFrom(' ', 'A', 'z', '7', '-')),
})

describe('keystrokes', () => {
  it('should agree with es-hangul for any Hangul', () => {
    fc.assert(
      fc.property(hangul, (text) => {
        expect(keystrokes(text)).toBe(convertHangulToQwerty(text))
      }),
    )
  })

  it('should be a prefix of the whole word in every state of composing it', () => {
    for (const state of ['ㅇ', '여', '역', '여구', '여궈', '여권']) {
      expect('durnjs'.startsWith(foldedKeystrokes(state))).toBe(true)
    }
  })

  it('should be the same with and without Shift when folded', () => {
    expect(foldedKeystrokes('쓰레기')).toBe('tmfprl')
  })
})

describe('choseong', () => {
  it('should agree with es-hangul for syllables', () => {
    fc.assert(
      fc.property(fc.string({ unit: syllable }), (text) => {
        expect(choseong(text)).toBe(getChoseong(text))
      }),
    )
  })

  it('should take apart what the input method composed of first letters', () => {
    expect(choseong('ㅇㄳ')).toBe('ㅇㄱㅅ')
  })
})

describe('hangulOfKeys', () => {
  it('should undo keystrokes for any syllables', () => {
    fc.assert(
      fc.property(fc.string({ unit: syllable }), (text) => {
        expect(hangulOfKeys(keystrokes(text))).toBe(text)
      }),
    )
  })

  it('should agree with es-hangul wherever that answers', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'qwertyuiopasdfghjklzxcvbnmQWERTOP') })
    fc.assert(
      fc.property(keys, (typed) => {
        let expected: string
        try {
          expected = convertQwertyToHangul(typed)
        } catch {
          return
        }
        expect(hangulOfKeys(typed).normalize('NFC')).toBe(expected)
      }),
    )
  })

  it('should answer for keys that make es-hangul throw', () => {
    expect(hangulOfKeys('snnjs')).toBe('누ㅝㄴ')
  })
})

describe('hangulTypedInEnglishMode', () => {
  it.each([
    ['rkdskarn', '강남구'],
    ['durnjs', '여권'],
    ['durnjsw', '여궍'],
    ['durnjswo', '여권재'],
    ['rkskr', '가낙'],
    ['wjsdlqt', '전잆'],
    ['Rhc', '꽃'],
    ['DURNJS', '여권'],
  ])('should read %s as %s', (typed, meant) => {
    expect(hangulTypedInEnglishMode(typed)).toBe(meant)
  })

  it.each(['qr', 'http', 'app', 'a', '', 'a1', '가'])('should leave %j alone', (word) => {
    expect(hangulTypedInEnglishMode(word)).toBeUndefined()
  })
})
