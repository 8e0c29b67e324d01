import { describe, expect, it } from 'vitest'

import { momentOf } from '../../../src/cli/momentOf'

describe('the moment of --at', () => {
  it('should be read with its offset', () => {
    expect(momentOf('2026-12-01T10:00+09:00').toISOString()).toBe('2026-12-01T01:00:00.000Z')
    expect(momentOf('2026-12-01T01:00:00Z').toISOString()).toBe('2026-12-01T01:00:00.000Z')
    expect(momentOf('1999-12-31T10:00+09:00').getTime()).toBeLessThan(0 + Date.UTC(2000, 0, 1))
    expect(momentOf('2150-12-31T10:00+09:00').getUTCFullYear()).toBe(2150)
  })

  it.each([
    '내일',
    '',
    '2026-12-01',
    '2026-12-01T10:00',
    '2026-12-01 10:00+09:00',
    '2026-02-30T10:00+09:00',
    '2026-13-01T10:00+09:00',
    '2026-12-01T25:00+09:00',
    '2026-12-01T10:00+25:00',
    '0001-01-01T10:00+09:00',
    '9999-12-31T10:00+09:00',
  ])('should be refused with a sentence: %s', (at) => {
    expect(() => momentOf(at)).toThrow(expect.objectContaining({ code: 'usage/at', exitCode: 2 }) as Error)
  })
})
