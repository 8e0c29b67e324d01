import type { Day } from '../../domain/day'
import { DISTRICTS, isDistrict } from '../../domain/districts'
import { DUE_SOON_DAYS, FRESHNESS } from '../../domain/freshness'
import { DOCUMENT_KINDS } from '../../domain/searchDocument'
import type { LookupFilters } from '../engine'
import type { Interner } from './interner'
import { dayNumber, type Segment } from './segment'

/** No filter asks for this district: an unknown name matches no district at all. */
const UNKNOWN = 254

/** @returns for each document of a segment 1 when it is alive and passes the filters; else 0. */
export function passing(
  segment: Segment,
  filters: LookupFilters,
  freshness: Uint8Array,
  categories: Interner,
  into: Uint8Array,
): Uint8Array {
  for (let i = 0; i < into.length; i++) into[i] = 1 - (segment.dead[i] as number)
  if (filters.scope) keepEqual(segment.isDistrictScope, filters.scope === 'district' ? 1 : 0, into)
  if (filters.district !== undefined) keepDistrict(segment, filters.district, into)
  if (filters.kind) keepEqual(segment.kindOf, DOCUMENT_KINDS.indexOf(filters.kind), into)
  if (filters.freshness) keepEqual(freshness, FRESHNESS.indexOf(filters.freshness), into)
  if (filters.organization) keepOrganization(segment, filters.organization, into)
  if (filters.offices) keepOffices(segment, new Set(filters.offices), into)
  if (filters.category) keepCategory(segment, filters.category, categories, into)
  return into
}

function keepEqual(column: Uint8Array, value: number, into: Uint8Array): void {
  for (let i = 0; i < into.length; i++) if (column[i] !== value) into[i] = 0
}

/** A district's own entries, and the city's. */
function keepDistrict(segment: Segment, name: string, into: Uint8Array): void {
  const district = isDistrict(name) ? DISTRICTS.indexOf(name) : UNKNOWN
  for (let i = 0; i < into.length; i++) {
    if (segment.isDistrictScope[i] === 1 && segment.districtOf[i] !== district) into[i] = 0
  }
}

function keepOrganization(segment: Segment, organization: string, into: Uint8Array): void {
  for (const [i, document] of segment.documents.entries()) if (document.organization !== organization) into[i] = 0
}

function keepOffices(segment: Segment, offices: ReadonlySet<string>, into: Uint8Array): void {
  for (const [i, document] of segment.documents.entries()) if (!offices.has(document.organization)) into[i] = 0
}

/** A category and everything below it. */
function keepCategory(segment: Segment, path: string, categories: Interner, into: Uint8Array): void {
  const below = `${path}>`
  const kept = categories.names.map((name) => name === path || name.startsWith(below))
  for (let i = 0; i < into.length; i++) if (!kept[segment.categoryOf[i] as number]) into[i] = 0
}

const [FRESH, DUE, OVERDUE, DISPUTED] = ['fresh', 'due', 'overdue', 'disputed'].map((name) =>
  (FRESHNESS as readonly string[]).indexOf(name),
) as [number, number, number, number] // four names give four numbers

/** @returns each document's freshness on `today` as an index into FRESHNESS: freshnessOf of the domain, for a column. */
export function freshnessColumn(segment: Segment, today: Day): Uint8Array {
  const day = dayNumber(today)
  const column = new Uint8Array(segment.documents.length)
  for (let i = 0; i < column.length; i++) {
    const due = segment.dueDay[i] as number // i is below length
    if (segment.disputed[i] === 1) column[i] = DISPUTED
    else if (day > due) column[i] = OVERDUE
    else column[i] = day >= due - DUE_SOON_DAYS ? DUE : FRESH
  }
  return column
}
