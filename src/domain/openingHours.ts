import { addDays, dayOf, startOfDay, weekdayOf, type Day } from './day'

/** Weekdays as JavaScript counts them, 0 for Sunday; a public holiday is none of them. */
export const HOLIDAY = 7
const WEEKDAYS = [1, 2, 3, 4, 5]
const DAYS_OFF = [6, 0, HOLIDAY]
const EVERY_DAY = [...WEEKDAYS, ...DAYS_OFF]

/** Minutes from midnight in Seoul; `until` beyond 1440 lasts into the next day. */
export interface OpenSpan {
  days: readonly number[]
  from: number
  until: number
}

/** When a number is answered, as far as its text says. */
export interface OpeningHours {
  spans: OpenSpan[]
  /** Taken out of the spans: 점심 12:00~13:00 제외. */
  breaks: OpenSpan[]
  /** Whether the text says anything about lunch. */
  namesLunch: boolean
}

const DAY_MINUTES = 24 * 60
const MINUTE_MS = 60_000
const OFFICE = { from: 9 * 60, until: 18 * 60 }

const TIME = String.raw`(오전|오후)?\s*(\d{1,2})(?::(\d{2})|시(?:\s*(\d{1,2})분)?)?`
const RANGE = new RegExp(String.raw`${TIME}\s*[~∼〜–-]\s*(다음\s*날|익일)?\s*${TIME}`)

/**
 * Reads what offices write: `평일 09:00~18:00, 점심 12:00~13:00 제외`, `평일 18:00~다음 날 09:00, 토·일요일과 공휴일 종일`, `24시간`,
 * `야간·휴일`, `월~금 9시~18시`.
 * @returns the hours; `undefined` when no time can be read from the text
 */
export function parseOpeningHours(text: string): OpeningHours | undefined {
  const hours: OpeningHours = { spans: [], breaks: [], namesLunch: /점심/.test(text) }
  let carried: number[] = []
  for (const clause of text.split(/[,;/\n]/)) {
    const days = [...carried, ...daysIn(clause)]
    const range = rangeIn(clause)
    if (/제외|휴게|쉼|휴무|미운영/.test(clause) || (range && /점심/.test(clause))) {
      if (range) hours.breaks.push({ days: days.length > 0 ? days : EVERY_DAY, ...range })
      continue
    }
    if (range) hours.spans.push({ days: days.length > 0 ? days : WEEKDAYS, ...range })
    else if (/야간|휴일/.test(clause) && !/공휴일/.test(clause)) hours.spans.push(...outsideOffice(clause))
    carried = range ? [] : days
  }
  if (hours.spans.length === 0) return undefined
  return { ...hours, spans: joinNights(hours.spans) }
}

/** @returns whether somebody answers at that instant. */
export function isOpenAt(hours: OpeningHours, at: Date, holidays: ReadonlySet<Day>): boolean {
  return isWithin(hours.spans, at, holidays) && !isWithin(hours.breaks, at, holidays)
}

/** @returns the next instant at which it turns from open to closed or back, within a month; `undefined` when it never does. */
export function nextTurn(hours: OpeningHours, now: Date, holidays: ReadonlySet<Day>): Date | undefined {
  const isOpen = isOpenAt(hours, now, holidays)
  const edges = [...hours.spans, ...hours.breaks].flatMap(({ from, until }) => [from, until])
  for (let ahead = -1; ahead <= 31; ahead++) {
    const start = startOfDay(addDays(dayOf(now), ahead))
    const instants = edges.map((edge) => start + edge * MINUTE_MS).sort((a, b) => a - b)
    for (const instant of instants) {
      const at = new Date(instant)
      if (instant > now.getTime() && isOpenAt(hours, at, holidays) !== isOpen) return at
    }
  }
  return undefined
}

function isWithin(spans: readonly OpenSpan[], at: Date, holidays: ReadonlySet<Day>): boolean {
  const today = dayOf(at)
  const minute = Math.floor((at.getTime() - startOfDay(today)) / MINUTE_MS)
  const yesterday = addDays(today, -1)
  return spans.some(
    ({ days, from, until }) =>
      (days.includes(kindOf(today, holidays)) && from <= minute && minute < until) ||
      (days.includes(kindOf(yesterday, holidays)) && minute + DAY_MINUTES < until),
  )
}

/** @returns 0 to 6, or HOLIDAY. */
function kindOf(day: Day, holidays: ReadonlySet<Day>): number {
  return holidays.has(day) ? HOLIDAY : weekdayOf(day)
}

function daysIn(clause: string): number[] {
  if (/매일|연중|365일|24시간/.test(clause)) return EVERY_DAY
  const days: number[] = []
  if (/평일|월\s*[~∼-]\s*금/.test(clause)) days.push(...WEEKDAYS)
  if (/월\s*[~∼-]\s*토/.test(clause)) days.push(...WEEKDAYS, 6)
  if (/주말/.test(clause)) days.push(6, 0)
  if (/토요일|토[·.]\s*일|(?:^|\s)토(?=\s|$)/.test(clause)) days.push(6)
  if (/일요일|토[·.]\s*일/.test(clause)) days.push(0)
  if (/공휴일/.test(clause)) days.push(HOLIDAY)
  else if (/휴일/.test(clause)) days.push(...DAYS_OFF)
  for (const [, name = ''] of clause.matchAll(/(?:^|[\s·])([월화수목금])(?=요일|[\s·]|$)/g))
    days.push(' 월화수목금'.indexOf(name))
  return [...new Set(days)]
}

function rangeIn(clause: string): { from: number; until: number } | undefined {
  const match = RANGE.exec(clause)
  if (!match) return /종일|24시간/.test(clause) ? { from: 0, until: DAY_MINUTES } : undefined
  const from = minutesOf(match[1], match[2], match[3] ?? match[4])
  const until = minutesOf(match[6], match[7], match[8] ?? match[9])
  if (from > DAY_MINUTES || until > DAY_MINUTES) return undefined
  return { from, until: match[5] || until <= from ? until + DAY_MINUTES : until }
}

function minutesOf(half: string | undefined, hour = '0', minute = '0'): number {
  const hours = Number(hour) % (half ? 12 : 25)
  return (hours + (half === '오후' ? 12 : 0)) * 60 + Number(minute)
}

/** 야간 and 휴일 without times: what lies outside an office's 9 to 18. */
function outsideOffice(clause: string): OpenSpan[] {
  const nights = [
    { days: WEEKDAYS, from: 0, until: OFFICE.from },
    { days: WEEKDAYS, from: OFFICE.until, until: DAY_MINUTES },
  ]
  const daysOff = [{ days: DAYS_OFF, from: 0, until: DAY_MINUTES }]
  return [...(/야간/.test(clause) ? nights : []), ...(/휴일/.test(clause) ? daysOff : [])]
}

/** Whoever sits there all Sunday sits there until Monday's office opens, when nights last until then. */
function joinNights(spans: readonly OpenSpan[]): OpenSpan[] {
  const morning = Math.max(DAY_MINUTES, ...spans.map(({ until }) => until))
  return spans.map((span) => (span.from === 0 && span.until === DAY_MINUTES ? { ...span, until: morning } : span))
}
