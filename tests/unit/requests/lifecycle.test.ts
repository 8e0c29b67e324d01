import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  isOpenRequest,
  nextState,
  REQUEST_MOVES,
  REQUEST_STATES,
  turnOf,
  type RequestMove,
  type RequestState,
} from '../../../src/domain/refreshRequest'
import { byLateness, requestDueOn } from '../../../src/domain/requestDue'

const MOVES = Object.keys(REQUEST_MOVES) as RequestMove[]
const STATES = Object.keys(REQUEST_STATES) as RequestState[]

describe('the life of a refresh request', () => {
  it('should go from submitted over review and approval to applied', () => {
    expect(nextState('submitted', 'begin')).toBe('inReview')
    expect(nextState('inReview', 'approve')).toBe('approved')
    expect(nextState('approved', 'apply')).toBe('applied')
  })

  it('should come back from its sender after it was returned', () => {
    expect(nextState('inReview', 'return')).toBe('returned')
    expect(nextState('returned', 'approve')).toBeUndefined()
    expect(nextState('returned', 'amend')).toBe('submitted')
  })

  it('should never move again once it is applied, rejected or withdrawn', () => {
    for (const state of ['applied', 'rejected', 'withdrawn'] as const) {
      for (const move of MOVES) expect(nextState(state, move)).toBeUndefined()
    }
  })

  it('should never be applied without having been approved, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 30 }), (moves) => {
        let state: RequestState = 'submitted'
        let before: RequestState = state
        for (const move of moves) {
          const next = nextState(state, move)
          if (!next) continue
          before = state
          state = next
          if (state === 'applied') return before === 'approved'
        }
        return STATES.includes(state)
      }),
    )
  })

  it('should be the owner’s turn while they are asked and not the staff’s', () => {
    expect(turnOf({ direction: 'asked', state: 'submitted', isAnswered: false })).toBe('owner')
    expect(turnOf({ direction: 'asked', state: 'submitted', isAnswered: true })).toBe('staff')
    expect(turnOf({ direction: 'told', state: 'submitted', isAnswered: false })).toBe('staff')
    expect(turnOf({ direction: 'told', state: 'returned', isAnswered: false })).toBe('owner')
    expect(turnOf({ direction: 'told', state: 'applied', isAnswered: false })).toBe('nobody')
  })

  it('should count an approved request as nobody’s work', () => {
    expect(isOpenRequest('approved')).toBe(false)
    expect(isOpenRequest('returned')).toBe(true)
  })
})

describe('when a request is due', () => {
  const holidays = new Set(['2026-12-25', '2027-01-01'])
  const isBusinessDay = (day: string): boolean => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !holidays.has(day)
  }

  it('should be three business days after it came, one when it is urgent', () => {
    expect(requestDueOn('2026-11-23', false, isBusinessDay)).toBe('2026-11-26')
    expect(requestDueOn('2026-11-23', true, isBusinessDay)).toBe('2026-11-24')
  })

  it('should not count weekends and holidays', () => {
    expect(requestDueOn('2026-12-24', false, isBusinessDay)).toBe('2026-12-30')
    expect(requestDueOn('2026-12-24', true, isBusinessDay)).toBe('2026-12-28')
  })

  it('should put the latest first in a worklist, then the urgent ones of a day', () => {
    const list = [
      { number: '3', dueOn: '2026-11-26', urgent: false },
      { number: '2', dueOn: '2026-11-26', urgent: true },
      { number: '1', dueOn: '2026-11-20', urgent: false },
    ]
    expect(list.sort(byLateness).map(({ number }) => number)).toEqual(['1', '2', '3'])
  })
})
