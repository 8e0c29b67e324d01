import type { mongo } from 'mongoose'

import { compileOffices, type Offices } from './query/offices'

export const OFFICES_COLLECTION = 'organizations'

/** @returns all departments and agencies with their short and old names, ready for reading queries. */
export async function readOffices(db: mongo.Db): Promise<Offices> {
  const rows = await db
    .collection<{ name?: string; aliases?: string[] | null }>(OFFICES_COLLECTION)
    .find({}, { projection: { _id: 0, name: 1, aliases: 1 } })
    .toArray()
  return compileOffices(rows.map(({ name, aliases }) => ({ name: name ?? '', aliases: aliases ?? [] })))
}
