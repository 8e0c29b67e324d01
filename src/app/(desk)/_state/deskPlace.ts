import type { DeskQuery } from '../_api/lookup'
import type { DeskPlace } from '../_text/deskUrl'

export const NO_QUERY: DeskQuery = {
  q: '',
  district: null,
  category: null,
  freshness: null,
  readDistrict: true,
  readOrganization: true,
}
/** As many answers of one call as stay open: a compound question has two or three parts. */
const MOST_TABS = 3

/** Where the desk is, and what this call has opened so far. */
export interface DeskCall extends DeskPlace {
  /** Counts up: what a key began in one call must not end in the next. */
  call: number
  /** The answers opened in this call, each in its place until another one needs it. */
  tabs: readonly OpenTab[]
}

export interface OpenTab {
  code: string
  /** Counts up with each look at it: the lowest gives way to a fourth. */
  turn: number
}

export const START: DeskCall = { query: NO_QUERY, opened: null, call: 0, tabs: [] }

export type DeskFilters = Partial<Pick<DeskQuery, 'district' | 'category' | 'freshness'>>

export type DeskMove =
  | { type: 'typed'; q: string }
  /** `opened` goes on showing an answer: the chosen district's to the same subject. */
  | { type: 'filtered'; filters: DeskFilters; opened?: string }
  /** Empties the desk for the next call. */
  | { type: 'newCall'; keepsDistrict: boolean }
  /** Takes out every filter; `false` those found in the question too. */
  | { type: 'unfiltered'; readDistrict: boolean; readOrganization: boolean }
  | { type: 'readDistrict'; on: boolean }
  | { type: 'readOrganization'; on: boolean }
  | { type: 'opened'; code: string }
  | { type: 'closed' }
  | { type: 'restored'; place: DeskPlace }

/** Where the desk is after a move. Whatever changes the question closes the open answer; a new call drops the tabs. */
export function deskPlace(before: DeskCall, move: DeskMove): DeskCall {
  const place = placeAfter(before, move)
  if (place === before) return before
  const { query, opened } = place
  if (move.type === 'newCall') return { query, opened, call: before.call + 1, tabs: [] }
  return { query, opened, call: before.call, tabs: opened === null ? before.tabs : tabsWith(before.tabs, opened) }
}

function placeAfter(place: DeskPlace, move: DeskMove): DeskPlace {
  switch (move.type) {
    case 'typed':
      return move.q === place.query.q ? place : asking({ ...place.query, q: move.q, ...rereading(move.q) })
    case 'filtered':
      return { ...asking({ ...place.query, ...move.filters }), opened: move.opened ?? null }
    case 'newCall':
      return asking({ ...NO_QUERY, district: move.keepsDistrict ? place.query.district : null })
    case 'unfiltered':
      return asking({
        ...NO_QUERY,
        q: place.query.q,
        readDistrict: move.readDistrict,
        readOrganization: move.readOrganization,
      })
    case 'readDistrict':
      return asking({ ...place.query, readDistrict: move.on })
    case 'readOrganization':
      return asking({ ...place.query, readOrganization: move.on })
    case 'opened':
      return { ...place, opened: move.code }
    case 'closed':
      return { ...place, opened: null }
    case 'restored':
      return move.place
  }
}

function tabsWith(tabs: readonly OpenTab[], code: string): OpenTab[] {
  const turn = Math.max(0, ...tabs.map((tab) => tab.turn)) + 1
  const next = { code, turn }
  if (tabs.some((tab) => tab.code === code)) return tabs.map((tab) => (tab.code === code ? next : tab))
  if (tabs.length < MOST_TABS) return [...tabs, next]
  const oldest = Math.min(...tabs.map((tab) => tab.turn))
  return tabs.map((tab) => (tab.turn === oldest ? next : tab))
}

function asking(query: DeskQuery): DeskPlace {
  return { query, opened: null }
}

/** Taking back a district or department found in the text holds for that text; a question begun anew is read afresh. */
function rereading(q: string): Partial<DeskQuery> {
  return q.length <= 1 ? { readDistrict: true, readOrganization: true } : {}
}
