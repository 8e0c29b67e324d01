import type { LexicalState, TextPart } from './entry'

/** 특별상담자료 of the education staff, and 긴급공지 of a shift lead. */
export type BriefKind = 'brief' | 'urgent'

/** When an agent works. */
export const SHIFTS = { day: '주간', evening: '저녁', night: '심야' } as const
export type Shift = keyof typeof SHIFTS

/** Whom a brief is for. An empty list means everybody. */
export interface Audience {
  channels: readonly string[]
  menus: readonly string[]
  shifts: readonly Shift[]
  languages: readonly string[]
}

/** A line of an entry that does not hold while the brief runs. */
export interface ReplacedLine {
  /** The entry's code. */
  entry: string
  part: TextPart | 'answer'
  /** What holds instead. */
  text: string
}

/** One more thing known, as a shift lead told it; `at` in ISO. */
export interface NoticeUpdate {
  at: string
  text: string
}

/** A brief as the desk shows it. */
export interface Brief {
  id: string
  code: string
  kind: BriefKind
  title: string
  script: string
  place: string
  body: LexicalState
  bodyText: string
  source: string
  transferTo: string
  /** ISO instants; `until` null when it runs until somebody ends it. */
  from: string
  until: string | null
  mustRead: boolean
  audience: Audience
  /** Codes of the entries it lies over. */
  overlays: readonly string[]
  replaces: readonly ReplacedLine[]
  updates: readonly NoticeUpdate[]
  /** What changed since the revision before, in the editor's words. */
  changeNote: string
  revision: number
}

/** What an agent answers. Empty lists mean all of them. */
export interface AgentPlace {
  channels: readonly string[]
  menus: readonly string[]
  languages: readonly string[]
}

type Window = Pick<Brief, 'from' | 'until'>

/** @returns whether a brief holds at `now` (ms since the epoch): from its start on, up to its end. */
export function isRunning({ from, until }: Window, now: number): boolean {
  return Date.parse(from) <= now && (until === null || now < Date.parse(until))
}

/** @returns the next instant after `now` at which a brief begins or ends, in ms; undefined when there is none. */
export function nextBoundary(windows: readonly Window[], now: number): number | undefined {
  const later = windows
    .flatMap(({ from, until }) => [Date.parse(from), ...(until === null ? [] : [Date.parse(until)])])
    .filter((instant) => instant > now)
  return later.length > 0 ? Math.min(...later) : undefined
}

const DAY_BEGINS = 8
const EVENING_BEGINS = 18
const NIGHT_BEGINS = 1

/** @param hour of the day in Seoul, 0 to 23. @returns the shift: 08 to 18, 18 to 01, 01 to 08 (야간상담부). */
export function shiftAt(hour: number): Shift {
  if (hour >= NIGHT_BEGINS && hour < DAY_BEGINS) return 'night'
  return hour >= DAY_BEGINS && hour < EVENING_BEGINS ? 'day' : 'evening'
}

/** @returns whether a brief for this audience is for an agent who works at this place and shift. */
export function isFor(audience: Audience, place: AgentPlace, shift: Shift): boolean {
  const meets = (wanted: readonly string[], has: readonly string[]): boolean =>
    wanted.length === 0 || has.length === 0 || wanted.some((one) => has.includes(one))
  return (
    meets(audience.channels, place.channels) &&
    meets(audience.menus, place.menus) &&
    meets(audience.shifts, [shift]) &&
    meets(audience.languages, place.languages)
  )
}

/** The order on the desk's bar: 긴급공지 first, then must-read ones, then what began last. */
export function byUrgency(a: Brief, b: Brief): number {
  const weight = ({ kind, mustRead }: Brief): number => (kind === 'urgent' ? 2 : 0) + (mustRead ? 1 : 0)
  return weight(b) - weight(a) || Date.parse(b.from) - Date.parse(a.from) || a.code.localeCompare(b.code)
}
