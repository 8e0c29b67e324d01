import { isDistrict } from '../../../domain/districts'
import { FRESHNESS, type Freshness } from '../../../domain/freshness'
import type { DeskQuery } from '../_api/lookup'

/** What the address carries: the question, and the code of the answer that is open. */
export interface DeskPlace {
  query: DeskQuery
  opened: string | null
}

/** @returns the place an address's search part (`?q=...`) names. */
export function readDeskUrl(search: string): DeskPlace {
  const params = new URLSearchParams(search)
  const district = districtOf(params.get('district') ?? '')
  const freshness = params.get('freshness')
  return {
    query: {
      q: params.get('q') ?? '',
      district,
      category: params.get('category') || null,
      freshness: FRESHNESS.includes(freshness as Freshness) ? (freshness as Freshness) : null,
      readDistrict: params.get('readDistrict') !== '0',
      readOrganization: params.get('readOrganization') !== '0',
    },
    opened: params.get('code') || null,
  }
}

/** @returns the address of a place, from the root. */
export function writeDeskUrl({ query, opened }: DeskPlace): string {
  const params = new URLSearchParams()
  if (query.q) params.set('q', query.q)
  if (query.district) params.set('district', query.district)
  if (query.category) params.set('category', query.category)
  if (query.freshness) params.set('freshness', query.freshness)
  if (!query.readDistrict) params.set('readDistrict', '0')
  if (!query.readOrganization) params.set('readOrganization', '0')
  if (opened) params.set('code', opened)
  const search = params.toString()
  return search ? `/?${search}` : '/'
}

/** A call program may say 강남 for 강남구. */
function districtOf(name: string): string | null {
  return [name, `${name}구`].find(isDistrict) ?? null
}
