import { dayOf, weekdayOf, type Day } from './day'
import type { Phone } from './entry'
import { isOpenAt, nextTurn, parseOpeningHours, type OpeningHours } from './openingHours'

/** 당직실 or 상황실 of an office or of what stands above it, the nearest first. */
export interface DutyRoom {
  number: string
  /** `강남구청 당직실` */
  name: string
  hours: string
  /** What it takes in: `긴급 민원 접수`. */
  takes: string
}

/**
 * `open`: somebody answers. `lunch`: it is noon, and nobody may. `closed`: nobody known answers now, this one does next.
 * `unread`: its hours could not be read; they are shown as written.
 */
export type AnsweringState = 'open' | 'lunch' | 'closed' | 'unread'

/** The number to call at a moment, and what to know about it. */
export interface AnsweringNow {
  number: string
  name: string
  hours: string
  state: AnsweringState
  /** Whether it stands in for the office, which is closed. */
  isDuty: boolean
  /** What a duty room takes; `''` for the office, and when nobody has said. */
  takes: string
  /** Why the office is not the one: `''` when it is. */
  officeIs: '' | 'lunch' | 'night' | 'dayOff'
  /** When the office answers again, ISO; `null` while it does, and when its hours can't be read. */
  reopensAt: string | null
  /** The instant after which this may be another one, ISO; `null` when nothing is known to change. */
  until: string | null
}

const OFFICE_HOURS = '평일 09:00~18:00'
const AFTER_HOURS = '야간·휴일'
const NOON = { from: 12 * 60, until: 13 * 60 }
const SEOUL_MINUTES = 9 * 60

interface Line {
  number: string
  name: string
  hours: string
  takes: string
  opening: OpeningHours | undefined
}

/**
 * @returns the number that answers at `now`: the office's own in its hours, outside them the entry's 시간외 number, then the
 *   duty rooms in their order, each in its own hours; when nobody is known to answer, the office's with the time it
 *   reopens. `null` when there is no number at all. An office that says nothing of lunch is shown at noon with a warning.
 */
export function answeringNow(input: {
  phones: readonly Phone[]
  dutyRooms: readonly DutyRoom[]
  now: Date
  /** Public holidays around `now`. */
  holidays: ReadonlySet<Day>
}): AnsweringNow | null {
  const { now, holidays } = input
  const office = officeOf(input.phones)
  const duties = dutiesOf(input.phones, input.dutyRooms)
  const isOpen = (line: Line): boolean => line.opening !== undefined && isOpenAt(line.opening, now, holidays)
  if (!office) {
    const duty = duties.find(isOpen) ?? duties[0]
    return duty ? asDuty(duty, undefined, now, holidays) : null
  }
  if (!office.opening) return answer(office, { state: 'unread' })
  if (isOpen(office)) {
    const isNoon = isLunch(office.opening, now)
    return answer(office, { state: isNoon ? 'lunch' : 'open', until: endOf(office.opening, now, holidays) })
  }
  const duty = duties.find(isOpen)
  if (duty) return asDuty(duty, office, now, holidays)
  const reopens = nextTurn(office.opening, now, holidays)
  return answer(office, {
    state: 'closed',
    officeIs: whyClosed(office.opening, now, holidays),
    reopensAt: isoOf(reopens),
    until: firstOf([reopens, ...duties.map((line) => line.opening && nextTurn(line.opening, now, holidays))]),
  })
}

function officeOf(phones: readonly Phone[]): Line | undefined {
  const phone = phones.find(({ kind }) => kind === 'inform') ?? phones.find(({ kind }) => kind === 'transfer')
  if (!phone) return undefined
  const hours = phone.hours || OFFICE_HOURS
  return { number: phone.number, name: phone.name, hours, takes: '', opening: parseOpeningHours(hours) }
}

/** What a duty room takes is known of the room; an entry's 시간외 number is often that room's. */
function dutiesOf(phones: readonly Phone[], rooms: readonly DutyRoom[]): Line[] {
  const own = phones
    .filter(({ kind }) => kind === 'afterHours')
    .map(({ number, name, hours }) => ({
      number,
      name,
      hours,
      takes: rooms.find((room) => room.number === number)?.takes ?? '',
    }))
  const others = rooms.filter((room) => room.number && !own.some(({ number }) => number === room.number))
  return [...own, ...others].map((line) => ({ ...line, opening: parseOpeningHours(line.hours || AFTER_HOURS) }))
}

function asDuty(duty: Line, office: Line | undefined, now: Date, holidays: ReadonlySet<Day>): AnsweringNow {
  const isOpen = duty.opening !== undefined && isOpenAt(duty.opening, now, holidays)
  const reopens = office?.opening && nextTurn(office.opening, now, holidays)
  return answer(duty, {
    state: isOpen ? 'open' : duty.opening ? 'closed' : 'unread',
    isDuty: true,
    officeIs: office?.opening ? whyClosed(office.opening, now, holidays) : '',
    reopensAt: isoOf(reopens),
    until: firstOf([reopens, duty.opening && nextTurn(duty.opening, now, holidays)]),
  })
}

function answer(line: Line, rest: Partial<AnsweringNow> & Pick<AnsweringNow, 'state'>): AnsweringNow {
  const { number, name, hours, takes } = line
  return { number, name, hours, takes, isDuty: false, officeIs: '', reopensAt: null, until: null, ...rest }
}

/** Noon of an office whose hours run through it without a word about lunch. */
function isLunch(opening: OpeningHours, now: Date): boolean {
  const minute = minuteOf(now)
  return !opening.namesLunch && NOON.from <= minute && minute < NOON.until && !isRoundTheClock(opening)
}

/** While it is open, what changes next is its end, or the beginning or end of an unnamed lunch. */
function endOf(opening: OpeningHours, now: Date, holidays: ReadonlySet<Day>): string | null {
  const turn = nextTurn(opening, now, holidays)
  if (opening.namesLunch || isRoundTheClock(opening)) return isoOf(turn)
  const toEdge = [NOON.from, NOON.until].map((edge) => edge - minuteOf(now)).find((minutes) => minutes > 0)
  const edge = toEdge === undefined ? undefined : new Date(now.getTime() + toEdge * 60_000 - (now.getTime() % 60_000))
  return firstOf([turn, edge])
}

function whyClosed(opening: OpeningHours, now: Date, holidays: ReadonlySet<Day>): AnsweringNow['officeIs'] {
  if (isOpenAt({ ...opening, breaks: [] }, now, holidays)) return 'lunch'
  const reopens = nextTurn(opening, now, holidays)
  const weekday = weekdayOf(dayOf(now))
  const isDayOff = holidays.has(dayOf(now)) || weekday === 0 || weekday === 6
  return isDayOff && reopens && dayOf(reopens) !== dayOf(now) ? 'dayOff' : 'night'
}

function isRoundTheClock({ spans }: OpeningHours): boolean {
  return spans.some(({ from, until }) => from === 0 && until >= 24 * 60)
}

function minuteOf(now: Date): number {
  return (now.getUTCHours() * 60 + now.getUTCMinutes() + SEOUL_MINUTES) % (24 * 60)
}

function firstOf(instants: readonly (Date | undefined)[]): string | null {
  const known = instants.filter((instant) => instant !== undefined).map((instant) => instant.getTime())
  return known.length > 0 ? new Date(Math.min(...known)).toISOString() : null
}

function isoOf(instant: Date | undefined): string | null {
  return instant?.toISOString() ?? null
}
