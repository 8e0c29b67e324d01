import { describe, expect, it } from 'vitest'

import { PART_NAMES, type EntryParts } from '../../../src/domain/entryParts'
import { chosenParts, hasMovedOn, openConflicts, threeWay } from '../../../src/domain/threeWay'

const text: EntryParts = {
  title: '여권 발급',
  answer: '구청에서 신청합니다.',
  questions: '',
  script: '',
  eligibility: '',
  howToApply: '',
  papers: '신분증',
  fee: '1,000원',
  term: '',
  hours: '',
  exceptions: '',
  sms: '',
  basis: '',
  phones: [{ number: '02-120', name: '', kind: 'inform', hours: '', public: true }],
  links: [],
  effectiveFrom: null,
  effectiveUntil: null,
  applyPeriods: [],
}

describe('a proposal against the text of now', () => {
  it('should apply what nobody else touched', () => {
    const differences = threeWay({ base: text, current: text, proposed: { fee: '2,000원' } })
    expect(differences).toEqual([
      { part: 'fee', base: '1,000원', current: '1,000원', proposed: '2,000원', state: 'apply' },
    ])
    expect(hasMovedOn(differences)).toBe(false)
  })

  it('should see a conflict where both changed a part to different things', () => {
    const current = { ...text, fee: '1,500원' }
    const differences = threeWay({ base: text, current, proposed: { fee: '2,000원' } })
    expect(differences[0]?.state).toBe('conflict')
    expect(openConflicts(differences, {})).toEqual(['fee'])
    expect(openConflicts(differences, { fee: 'current' })).toEqual([])
  })

  it('should be content where both changed a part to the same thing', () => {
    const current = { ...text, fee: '2,000원' }
    const differences = threeWay({ base: text, current, proposed: { fee: '2,000원' } })
    expect(differences[0]?.state).toBe('already')
    expect(chosenParts({ fee: '2,000원' }, differences, {})).toEqual({})
  })

  it('should tell of a part that was changed since and that the request says nothing about', () => {
    const current = { ...text, papers: '신분증, 사진' }
    const differences = threeWay({ base: text, current, proposed: { fee: '2,000원' } })
    expect(differences.map(({ part, state }) => [part, state])).toEqual([
      ['papers', 'kept'],
      ['fee', 'apply'],
    ])
    expect(hasMovedOn(differences)).toBe(true)
    expect(chosenParts({ fee: '2,000원' }, differences, {})).toEqual({ fee: '2,000원' })
  })

  it('should write of a conflict only what staff chose', () => {
    const current = { ...text, fee: '1,500원', title: '여권 재발급' }
    const proposed = { fee: '2,000원', title: '여권 신청' }
    const differences = threeWay({ base: text, current, proposed })
    expect(chosenParts(proposed, differences, { fee: 'proposed', title: 'current' })).toEqual({ fee: '2,000원' })
  })

  it('should compare numbers and days as people read them', () => {
    const phones = text.phones.map((phone) => ({ ...phone, number: '02-3423-0000' }))
    const differences = threeWay({ base: text, current: text, proposed: { phones, effectiveFrom: '2027-01-01' } })
    expect(differences.map(({ proposed }) => proposed)).toEqual(['안내 · 02-3423-0000', '2027-01-01'])
  })

  it('should name every part an entry has', () => {
    expect(new Set(PART_NAMES)).toEqual(new Set(Object.keys(text)))
  })
})
