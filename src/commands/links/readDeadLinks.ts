import type { mongo, Types } from 'mongoose'

import type { Day } from '../../domain/day'
import { PUBLISHED_ROW } from '../../domain/published'
import type { DeadLink } from '../../domain/refresh/sweepTypes'
import { linkRows } from './linkRows'

interface Linked {
  _id: Types.ObjectId
  links: string[]
}

/** @returns the dead links of published entries, by the entry's id in hex; with `ids` of these entries alone. */
export async function readDeadLinks(db: mongo.Db, ids?: readonly Types.ObjectId[]): Promise<Map<string, DeadLink[]>> {
  const rows = await linkRows(db).find({ state: 'dead' }).toArray()
  if (rows.length === 0) return new Map()
  const since = new Map(rows.map(({ _id, failingSince, lookedOn }) => [_id, failingSince ?? lookedOn]))
  const entries = await db
    .collection<Linked>('entries')
    .find(
      { ...PUBLISHED_ROW, links: { $in: [...since.keys()] }, ...(ids ? { _id: { $in: [...ids] } } : {}) } as never,
      { projection: { links: 1 } },
    )
    .toArray()
  return new Map(entries.map(({ _id, links }) => [_id.toHexString(), deadAmong(links, since)]))
}

const deadAmong = (links: readonly string[], since: ReadonlyMap<string, Day>): DeadLink[] =>
  links.flatMap((link) => {
    const day = since.get(link)
    return day ? [{ link, since: day }] : []
  })
