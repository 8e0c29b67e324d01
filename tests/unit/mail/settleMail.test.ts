import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { retryDelay } from '../../../src/domain/mail/retryDelay'
import { MAX_RESENDS, MAX_TRIES, settleMail, type SendOutcome } from '../../../src/domain/mail/settleMail'

const HOUR_MS = 3_600_000
const at = { now: 1_000_000, chance: 0.5 }
const fresh = { tries: 0, unknowns: 0 }

const outcomes = fc.oneof(
  fc.constantFrom<SendOutcome>({ kind: 'unreachable' }, { kind: 'unknown' }),
  fc.integer({ min: 400, max: 499 }).map((code): SendOutcome => ({ kind: 'deferred', code })),
)

describe('settling a mail', () => {
  it('should wait about a minute after the first try and at most six hours after any', () => {
    expect(retryDelay(1, 0)).toBe(30_000)
    expect(retryDelay(1, 1)).toBe(60_000)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const delay = retryDelay(tries, chance)
        expect(delay).toBeGreaterThanOrEqual(30_000)
        expect(delay).toBeLessThanOrEqual(6 * HOUR_MS)
      }),
    )
  })

  it('should go on trying over a long weekend before it gives up', () => {
    const shortest = Array.from({ length: MAX_TRIES - 1 }, (_, n) => retryDelay(n + 1, 0)).reduce((a, b) => a + b)
    const longest = Array.from({ length: MAX_TRIES - 1 }, (_, n) => retryDelay(n + 1, 1)).reduce((a, b) => a + b)
    expect(shortest).toBeGreaterThan(30 * HOUR_MS)
    expect(longest).toBeLessThan(5 * 24 * HOUR_MS)
  })

  it('should never count a server that cannot be reached against the mail', () => {
    expect(settleMail({ kind: 'unreachable' }, { tries: 7, unknowns: 0 }, at)).toMatchObject({
      state: 'pending',
      tries: 7,
      goesUp: false,
    })
  })

  it('should stop at once and go up after a 5xx', () => {
    expect(settleMail({ kind: 'refused', code: 550 }, fresh, at)).toMatchObject({
      state: 'failed',
      nextAt: null,
      goesUp: true,
    })
  })

  it('should remember for ever that a mail was once unknown', () => {
    fc.assert(
      fc.property(fc.array(outcomes, { maxLength: 30 }), (steps) => {
        let history = { tries: 0, unknowns: 1 }
        for (const step of steps) {
          const next = settleMail(step, history, at)
          expect(next.unknowns).toBeGreaterThanOrEqual(history.unknowns)
          expect(next.state).not.toBe('pending')
          history = next
        }
      }),
    )
  })

  it('should end after a bounded number of tries and resends, whatever the server answers', () => {
    const counted = outcomes.filter(({ kind }) => kind !== 'unreachable')
    const enough = MAX_TRIES + MAX_RESENDS + 1
    fc.assert(
      fc.property(fc.array(counted, { minLength: enough, maxLength: enough }), (steps) => {
        let history = fresh
        let isOver = false
        for (const step of steps) {
          if (isOver) break
          const next = settleMail(step, history, at)
          isOver = next.nextAt === null
          history = next
        }
        expect(isOver).toBe(true)
      }),
    )
  })
})
