import { describe, expect, it } from 'vitest'

import { isFor, isRunning, nextBoundary, shiftAt, type Audience } from '../../../src/domain/brief'

const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+09:00`)
const window = (from: string, until: string | null) => ({
  from: new Date(at(from)).toISOString(),
  until: until === null ? null : new Date(at(until)).toISOString(),
})
const everybody: Audience = { channels: [], menus: [], shifts: [], languages: [] }
const anywhere = { channels: [], menus: [], languages: [] }

describe('a brief', () => {
  it('should run from its first instant on and be gone at its last', () => {
    const brief = window('09:00', '13:00')
    expect(isRunning(brief, at('09:00') - 1)).toBe(false)
    expect(isRunning(brief, at('09:00'))).toBe(true)
    expect(isRunning(brief, at('13:00') - 1)).toBe(true)
    expect(isRunning(brief, at('13:00'))).toBe(false)
  })

  it('should run on without an end', () => {
    expect(isRunning(window('09:00', null), at('23:59'))).toBe(true)
  })

  it('should name the next instant at which something begins or ends', () => {
    const windows = [window('09:00', '13:00'), window('12:00', null)]
    expect(nextBoundary(windows, at('08:00'))).toBe(at('09:00'))
    expect(nextBoundary(windows, at('09:00'))).toBe(at('12:00'))
    expect(nextBoundary(windows, at('13:00'))).toBeUndefined()
  })

  it.each([
    [0, 'evening'],
    [1, 'night'],
    [7, 'night'],
    [8, 'day'],
    [17, 'day'],
    [18, 'evening'],
    [23, 'evening'],
  ])('should know at %i o’clock the %s shift', (hour, shift) => {
    expect(shiftAt(hour)).toBe(shift)
  })

  it('should be for everybody unless it says for whom', () => {
    expect(isFor(everybody, { channels: ['phone'], menus: ['1'], languages: ['한국어'] }, 'night')).toBe(true)
    const ofNight: Audience = { ...everybody, shifts: ['night'], menus: ['6'] }
    expect(isFor(ofNight, anywhere, 'night')).toBe(true)
    expect(isFor(ofNight, anywhere, 'day')).toBe(false)
    expect(isFor(ofNight, { ...anywhere, menus: ['1'] }, 'night')).toBe(false)
    expect(isFor(ofNight, { ...anywhere, menus: ['1', '6'] }, 'night')).toBe(true)
  })
})
