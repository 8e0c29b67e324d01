import { describe, expect, it } from 'vitest'

import { isVerbEnding, shortVerbForm, verbForm } from '../../../../src/search/korean/verbs'

describe('verbForm', () => {
  it.each([
    ['지나', '지났', '지난', '지날'],
    ['버리', '버려', '버렸'],
    ['바꾸', '바꿔', '바꿨', '바꾼'],
    ['나오', '나와', '나왔'],
    ['시끄럽', '시끄러'],
    ['예쁘', '예뻐'],
    ['자르', '잘라', '잘랐'],
    ['취소하', '취소해', '취소했', '취소한'],
  ])('should be one for %s, %s and the like', (...forms) => {
    expect(new Set(forms.map(verbForm)).size).toBe(1)
  })

  it('should keep words apart that differ in more than an ending', () => {
    expect(verbForm('버리')).not.toBe(verbForm('바꾸'))
    expect(verbForm('여권')).not.toBe(verbForm('여행'))
  })

  it('should leave Latin letters and digits alone', () => {
    expect(verbForm('e-tax')).toBe('e-tax')
    expect(verbForm('119')).toBe('119')
  })
})

describe('verbs of one syllable', () => {
  it('should lose what endings put under them', () => {
    expect(['뗐', '뗀', '뗄', '떼'].map(shortVerbForm)).toEqual(['떼', '떼', '떼', '떼'])
    expect(shortVerbForm('국')).toBe('국')
  })

  it('should know endings from the rest of a noun', () => {
    expect(['어서', '었어요', '는데', '려고'].every(isVerbEnding)).toBe(true)
    expect(['명', '음', '판', '권'].map(isVerbEnding)).toEqual([false, true, false, false])
  })
})
