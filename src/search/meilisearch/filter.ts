import type { Day } from '../../domain/day'
import { DUE_SOON_DAYS, type Freshness } from '../../domain/freshness'
import type { LookupFilters } from '../engine'
import { dayNumber, DISPUTED } from './rows'

/** @returns a value as Meilisearch's filters have it. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`
}

/** @returns `field IN [...]`. */
export function oneOf(field: string, values: readonly (string | number)[]): string {
  return `${field} IN [${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join(',')}]`
}

export function beginsWith(field: string, letters: string): string {
  return `${field} STARTS WITH ${quoted(letters)}`
}

/** @returns which documents pass the filters on `today`. */
export function passing(filters: LookupFilters, today: Day): string {
  const { scope, district, organization, offices, category, kind, freshness } = filters
  const conditions = ['row = document']
  if (scope) conditions.push(`scope = ${scope}`)
  // A district's own entries, and the city's.
  if (district !== undefined) conditions.push(`(scope = city OR district = ${quoted(district)})`)
  if (organization) conditions.push(`organization = ${quoted(organization)}`)
  if (offices) conditions.push(oneOf('organization', offices))
  if (category) conditions.push(`categories = ${quoted(category)}`)
  if (kind) conditions.push(`kind = ${kind}`)
  if (freshness) conditions.push(ofFreshness(freshness, dayNumber(today)))
  return conditions.join(' AND ')
}

function ofFreshness(freshness: Freshness, today: number): string {
  const soon = today + DUE_SOON_DAYS
  if (freshness === 'disputed') return `due = ${DISPUTED}`
  if (freshness === 'overdue') return `due > ${DISPUTED} AND due < ${today}`
  return freshness === 'due' ? `due >= ${today} AND due <= ${soon}` : `due > ${soon}`
}

/** @returns the freshness that a `due` number means on `today`. */
export function freshnessOfDue(due: number, today: number): Freshness {
  if (due === DISPUTED) return 'disputed'
  if (due < today) return 'overdue'
  return due <= today + DUE_SOON_DAYS ? 'due' : 'fresh'
}
