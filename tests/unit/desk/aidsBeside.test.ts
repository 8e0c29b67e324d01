import { describe, expect, it } from 'vitest'

import { aidsBeside } from '../../../src/domain/aidsBeside'

const seals = { code: 'AA-0003', title: '인감과 본인서명', aliases: ['인감증명', '도장', '대리 발급'] }
const fines = { code: 'AA-0001', title: '과태료와 범칙금의 차이', aliases: ['벌점', '딱지'] }
const matched = (title: string, aliases: string[] = []): string[] =>
  aidsBeside({ title, aliases }, [fines, seals]).map(({ code }) => code)

describe('the aids beside an answer', () => {
  it('should be those with a keyword in its title, whatever the spaces', () => {
    expect(matched('인감 증명서 대리발급')).toEqual(['AA-0003'])
  })

  it('should be those that share a caller’s word with it', () => {
    expect(matched('주정차 위반 과태료', ['딱지'])).toEqual(['AA-0001'])
  })

  it('should be those with more in common first', () => {
    expect(matched('인감증명 대리 발급', ['벌점'])).toEqual(['AA-0003', 'AA-0001'])
  })

  it('should be none when nothing is shared, and never for a single letter', () => {
    expect(matched('수도요금')).toEqual([])
    expect(aidsBeside({ title: '차고지', aliases: [] }, [{ ...fines, aliases: ['차'] }])).toEqual([])
  })
})
