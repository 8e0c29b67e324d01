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
export const START: DeskPlace = { query: NO_QUERY, opened: null }

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

/** Where the desk is after a move. Whatever changes the question closes the open answer. */
export function deskPlace(place: DeskPlace, move: DeskMove): DeskPlace {
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

function asking(query: DeskQuery): DeskPlace {
  return { query, opened: null }
}

/** Taking back a district or department found in the text holds for that text; a question begun anew is read afresh. */
function rereading(q: string): Partial<DeskQuery> {
  return q.length <= 1 ? { readDistrict: true, readOrganization: true } : {}
}
