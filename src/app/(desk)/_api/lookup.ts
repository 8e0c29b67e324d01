import type { DeskView, DistrictVariant } from '../../../domain/deskView'
import type { Freshness } from '../../../domain/freshness'
import type { LookupAnswer } from '../../../domain/lookup'
import { request } from './request'

/** What the desk asks for. Empty text and `null` mean no such filter. */
export interface DeskQuery {
  q: string
  district: string | null
  category: string | null
  freshness: Freshness | null
  /** Whether a district named in the question filters; `false` searches the words as they stand. */
  readDistrict: boolean
  /** The same for a department named in the question. */
  readOrganization: boolean
}

/** As many rows as the list shows; whoever needs more narrows the search instead of paging. */
export const ROWS = 30

/** The server's limit: of a longer text that was pasted in, its beginning is asked for. */
const LONGEST = 200

/** @returns whether there is anything to ask. */
export function isAsking(query: DeskQuery): boolean {
  return query.q.trim() !== '' || query.district !== null || query.category !== null || query.freshness !== null
}

/** @returns the answer to one search; throws DeskError. */
export async function lookup(query: DeskQuery, signal: AbortSignal): Promise<LookupAnswer> {
  return (await request(`/api/lookup?${lookupParams(query)}`, { signal })) as LookupAnswer
}

/** @returns one whole entry; throws DeskError, `missing` when there is none by that code. */
export async function fetchEntry(code: string): Promise<DeskView> {
  return (await request(entryPath(code))) as DeskView
}

/** @returns what the entry said at that moment; throws DeskError, `missing` when it said nothing then. */
export async function fetchEntryAt(code: string, at: Date): Promise<DeskView> {
  return (await request(`${entryPath(code)}?at=${encodeURIComponent(at.toISOString())}`)) as DeskView
}

/** @returns the answers of all districts to the same subject. */
export async function fetchVariants(code: string): Promise<DistrictVariant[]> {
  return ((await request(`${entryPath(code)}/districts`)) as { variants: DistrictVariant[] }).variants
}

const entryPath = (code: string): string => `/api/lookup/entries/${encodeURIComponent(code)}`

/** What runs here, for the foot line. */
export interface About {
  mode: 'demo' | 'production'
  content: 'synthetic' | 'real'
  entries: number
}

export async function fetchAbout(): Promise<About> {
  return (await request('/api/lookup/about')) as About
}

function lookupParams(query: DeskQuery): string {
  const params = new URLSearchParams({ q: query.q.slice(0, LONGEST), limit: String(ROWS) })
  if (query.district) params.set('district', query.district)
  if (query.category) params.set('category', query.category)
  if (query.freshness) params.set('freshness', query.freshness)
  if (!query.readDistrict) params.set('readDistrict', '0')
  if (!query.readOrganization) params.set('readOrganization', '0')
  return params.toString()
}
