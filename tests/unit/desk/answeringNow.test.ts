import { describe, expect, it } from 'vitest'

import { answeringNow, type DutyRoom } from '../../../src/domain/answeringNow'
import type { Phone } from '../../../src/domain/entry'
import { isOpenAt, nextTurn, parseOpeningHours } from '../../../src/domain/openingHours'

/** 2026-11-23 is a Monday; 2026-12-25, a Friday, is a holiday. */
const HOLIDAYS = new Set(['2026-12-25', '2027-01-01'])
const at = (local: string): Date => new Date(`${local}:00+09:00`)

describe('hours as offices write them', () => {
  const isOpen = (text: string, local: string): boolean | undefined => {
    const hours = parseOpeningHours(text)
    return hours && isOpenAt(hours, at(local), HOLIDAYS)
  }

  it.each([
    ['평일 09:00~18:00', '2026-11-23T09:00', true],
    ['평일 09:00~18:00', '2026-11-23T08:59', false],
    ['평일 09:00~18:00', '2026-11-23T18:00', false],
    ['평일 09:00~18:00', '2026-11-22T10:00', false],
    ['평일 09:00~18:00', '2026-12-25T10:00', false],
    ['평일 09:00~18:00, 점심 12:00~13:00 제외', '2026-11-23T12:30', false],
    ['평일 09:00~18:00, 점심 12:00~13:00 제외', '2026-11-23T13:00', true],
    ['월~금 9시~18시', '2026-11-24T10:00', true],
    ['평일 오전 9시 ~ 오후 6시', '2026-11-24T17:59', true],
    ['평일 오전 9시 ~ 오후 6시', '2026-11-24T18:01', false],
    ['09:00~18:00', '2026-11-28T10:00', false],
    ['매일 10:00~22:00', '2026-12-25T21:00', true],
    ['24시간', '2026-12-25T03:00', true],
    ['연중무휴 24시간', '2026-11-22T03:00', true],
    ['야간·휴일', '2026-11-23T18:30', true],
    ['야간·휴일', '2026-11-23T08:30', true],
    ['야간·휴일', '2026-11-23T12:00', false],
    ['야간·휴일', '2026-12-25T12:00', true],
    ['평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일', '2026-11-24T02:00', true],
    ['평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일', '2026-11-23T08:00', true],
    ['평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일', '2026-11-23T10:00', false],
    ['평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일', '2026-11-28T15:00', true],
    ['토요일 09:00~13:00', '2026-11-28T12:59', true],
    ['토요일 09:00~13:00', '2026-11-27T12:59', false],
    ['월·수·금 10:00~16:00', '2026-11-25T11:00', true],
    ['월·수·금 10:00~16:00', '2026-11-24T11:00', false],
    ['문의 바랍니다', '2026-11-24T11:00', undefined],
  ])('should read %s at %s as %s', (text, local, expected) => {
    expect(isOpen(text, local)).toBe(expected)
  })

  it('should know when the door opens again, over a weekend and a holiday', () => {
    const hours = parseOpeningHours('평일 09:00~18:00')
    const turn = (local: string): string | undefined => hours && nextTurn(hours, at(local), HOLIDAYS)?.toISOString()
    expect(turn('2026-11-23T18:30')).toBe(at('2026-11-24T09:00').toISOString())
    expect(turn('2026-11-27T18:30')).toBe(at('2026-11-30T09:00').toISOString())
    expect(turn('2026-12-24T19:00')).toBe(at('2026-12-28T09:00').toISOString())
    expect(turn('2026-11-23T10:00')).toBe(at('2026-11-23T18:00').toISOString())
  })
})

describe('the number that answers now', () => {
  const phone = (kind: Phone['kind'], number: string, hours: string): Phone => {
    return { number, name: kind === 'afterHours' ? '강남구청 당직실' : '청소행정과', kind, hours, public: true }
  }
  const OFFICE = phone('inform', '02-0001-0001', '평일 09:00~18:00')
  const LUNCHING = phone('inform', '02-0001-0001', '평일 09:00~18:00, 점심 12:00~13:00 제외')
  const NIGHT = phone('afterHours', '02-0009-0009', '야간·휴일')
  const ROOM: DutyRoom = {
    number: '02-0009-0009',
    name: '강남구청 당직실',
    hours: '평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일',
    takes: '긴급 민원 접수',
  }
  const CITY: DutyRoom = { number: '02-0120-0120', name: '재난안전상황실', hours: '24시간', takes: '재난 신고' }
  const ask = (phones: Phone[], local: string, dutyRooms: DutyRoom[] = [ROOM]) =>
    answeringNow({ phones, dutyRooms, now: at(local), holidays: HOLIDAYS })

  it('should be the office in its hours, until they end', () => {
    expect(ask([OFFICE, NIGHT], '2026-11-23T14:00')).toMatchObject({
      number: OFFICE.number,
      state: 'open',
      isDuty: false,
      until: at('2026-11-23T18:00').toISOString(),
    })
  })

  it('should warn at 12:30 when nothing is said of lunch, until one', () => {
    expect(ask([OFFICE, NIGHT], '2026-11-23T12:30')).toMatchObject({
      number: OFFICE.number,
      state: 'lunch',
      until: at('2026-11-23T13:00').toISOString(),
    })
    expect(ask([OFFICE], '2026-11-23T11:00')?.until).toBe(at('2026-11-23T12:00').toISOString())
  })

  it('should say at 12:30 of an office that closes for lunch when it opens, and name no duty room that sleeps', () => {
    expect(ask([LUNCHING, NIGHT], '2026-11-23T12:30')).toMatchObject({
      number: LUNCHING.number,
      state: 'closed',
      officeIs: 'lunch',
      reopensAt: at('2026-11-23T13:00').toISOString(),
    })
  })

  it('should be the duty room at 18:30, with what it takes and when the office reopens', () => {
    expect(ask([OFFICE, NIGHT], '2026-11-23T18:30')).toMatchObject({
      number: NIGHT.number,
      state: 'open',
      isDuty: true,
      takes: '긴급 민원 접수',
      officeIs: 'night',
      reopensAt: at('2026-11-24T09:00').toISOString(),
    })
  })

  it('should be the duty room on a holiday, until the next working day', () => {
    expect(ask([OFFICE, NIGHT], '2026-12-25T11:00')).toMatchObject({
      number: NIGHT.number,
      isDuty: true,
      officeIs: 'dayOff',
      reopensAt: at('2026-12-28T09:00').toISOString(),
    })
  })

  it('should be the situation room when nobody nearer answers', () => {
    expect(ask([LUNCHING], '2026-11-23T12:30', [ROOM, CITY])).toMatchObject({ number: CITY.number, takes: '재난 신고' })
  })

  it('should be the room of the organization when the entry names none', () => {
    expect(ask([OFFICE], '2026-11-22T11:00')).toMatchObject({ number: ROOM.number, isDuty: true })
  })

  it('should show hours that cannot be read as they are written', () => {
    const odd = phone('inform', '02-0001-0001', '담당자 부재 시 메모')
    expect(ask([odd, NIGHT], '2026-11-23T22:00')).toMatchObject({
      number: odd.number,
      state: 'unread',
      hours: odd.hours,
    })
  })

  it('should be nobody when there is no number at all', () => {
    expect(ask([], '2026-11-23T12:00', [])).toBeNull()
  })
})
