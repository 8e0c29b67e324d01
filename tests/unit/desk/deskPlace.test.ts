import { describe, expect, it } from 'vitest'

import { deskPlace, START, type DeskCall, type DeskMove } from '../../../src/app/(desk)/_state/deskPlace'

const after = (...moves: DeskMove[]): DeskCall => moves.reduce(deskPlace, START)
const opened = (code: string): DeskMove => ({ type: 'opened', code })
const codes = ({ tabs }: DeskCall): string[] => tabs.map(({ code }) => code)

describe('the answers of a call', () => {
  it('should stay open in the place they were opened in', () => {
    expect(codes(after(opened('A'), { type: 'closed' }, opened('B'), opened('A')))).toEqual(['A', 'B'])
  })

  it('should give the place of the one looked at longest ago to a fourth', () => {
    expect(codes(after(opened('A'), opened('B'), opened('C'), opened('A'), opened('D')))).toEqual(['A', 'D', 'C'])
  })

  it('should take in what another district’s answer or the back key shows', () => {
    const district: DeskMove = { type: 'filtered', filters: { district: '서초구' }, opened: 'B' }
    const back: DeskMove = { type: 'restored', place: { query: START.query, opened: 'C' } }
    expect(codes(after(opened('A'), district, back))).toEqual(['A', 'B', 'C'])
  })

  it('should be dropped with the call, which counts up', () => {
    const next = after(opened('A'), { type: 'typed', q: '여권' }, { type: 'newCall', keepsDistrict: false })
    expect(next).toMatchObject({ call: 1, tabs: [], opened: null })
  })

  it('should stay while the question is edited', () => {
    expect(codes(after(opened('A'), { type: 'typed', q: '여권' }))).toEqual(['A'])
  })

  it('should be the same place when nothing changes', () => {
    expect(deskPlace(START, { type: 'typed', q: '' })).toBe(START)
  })
})
