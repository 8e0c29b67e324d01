import type { CollectionSlug, Payload } from 'payload'

import { rowsOf } from './rows'

/** Ids (hex) by name or path, of everything an entry can point to. Grows with what imports make. */
export interface References {
  organizations: Map<string, string>
  categories: Map<string, string>
  topics: Map<string, string>
}

/** @returns what is known now. */
export async function readReferences(payload: Payload): Promise<References> {
  const read = async (collection: CollectionSlug, label: 'name' | 'path'): Promise<Map<string, string>> => {
    const rows = await rowsOf<Partial<Record<'name' | 'path', string>>>(payload, collection)
      .find({}, { projection: { [label]: 1 } })
      .toArray()
    return new Map(rows.map((row) => [row[label] ?? '', row._id.toHexString()]))
  }
  return {
    organizations: await read('organizations', 'name'),
    categories: await read('categories', 'path'),
    topics: await read('topics', 'name'),
  }
}
