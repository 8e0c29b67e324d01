import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { addDays, type Day } from '../../domain/day'
import { demandSince } from '../../insight/demand'
import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { CampaignRow } from './campaignRow'

const DEMAND_DAYS = 90

/** @returns the published entries a campaign's query means; with `top` the most asked of them, the longest unchecked first among equals. */
export async function chooseEntries(input: {
  payload: Payload
  query: NonNullable<CampaignRow['query']>
  today: Day
}): Promise<EntryRow[]> {
  const { payload, query, today } = input
  const { category, organization, district, checkedBefore, top } = query
  const filter = {
    _status: 'published',
    deletedAt: null,
    ...(category ? { category: { $in: await withCategoriesBelow(payload, category) } } : {}),
    ...(organization ? { organization: { $in: await withOfficesBelow(payload, organization) } } : {}),
    ...(district ? { district } : {}),
    ...(checkedBefore ? { checkedAt: { $lt: checkedBefore } } : {}),
  }
  const rows = (await rowsOf<EntryRow>(payload, 'entries')
    .find(filter as never)
    .sort({ checkedAt: 1, code: 1 })
    .toArray()) as EntryRow[]
  return top ? mostAsked(payload, rows, top, addDays(today, -DEMAND_DAYS)) : rows
}

async function mostAsked(payload: Payload, rows: EntryRow[], top: number, since: Day): Promise<EntryRow[]> {
  const demand = await demandSince(databaseOf(payload), since)
  const asked = ({ _id }: EntryRow): number => {
    const counts = demand.get(_id.toHexString())
    return counts ? counts.lookups + counts.opens + counts.uses : 0
  }
  return [...rows].sort((a, b) => asked(b) - asked(a)).slice(0, top)
}

async function withCategoriesBelow(payload: Payload, id: Types.ObjectId): Promise<Types.ObjectId[]> {
  const categories = rowsOf<{ _id: Types.ObjectId; path?: string }>(payload, 'categories')
  const own = await categories.findOne({ _id: id }, { projection: { path: 1 } })
  const all = await categories.find({}, { projection: { path: 1 } }).toArray()
  return [id, ...all.filter(({ path }) => own?.path && path?.startsWith(`${own.path}>`)).map(({ _id }) => _id)]
}

async function withOfficesBelow(payload: Payload, id: Types.ObjectId): Promise<Types.ObjectId[]> {
  const offices = rowsOf<{ _id: Types.ObjectId; parent?: Types.ObjectId | null }>(payload, 'organizations')
  const found = [id]
  for (let level = [id]; level.length > 0;) {
    const below = await offices
      .find({ parent: { $in: level }, _id: { $nin: found } }, { projection: { _id: 1 } })
      .toArray()
    level = below.map(({ _id }) => _id)
    found.push(...level)
  }
  return found
}
