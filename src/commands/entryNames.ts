import type { Payload, PayloadRequest } from 'payload'

import { idOf, type EntryLike, type EntryNames } from '../domain/entryContent'

interface Named {
  id: string
  name?: string
  path?: string
  reviewCycleMonths?: number | null
}

/** Reads the names of what these entries point to; in `req`'s transaction when given. */
export async function readEntryNames(input: {
  payload: Payload
  req?: PayloadRequest
  entries: readonly EntryLike[]
}): Promise<EntryNames> {
  const { payload, req, entries } = input
  const read = async (collection: 'organizations' | 'categories' | 'topics', ids: string[]): Promise<Named[]> => {
    const wanted = [...new Set(ids.filter(Boolean))]
    if (wanted.length === 0) return []
    const { docs } = await payload.db.find<Named>({
      collection,
      where: { id: { in: wanted } },
      limit: 0,
      pagination: false,
      ...(req ? { req } : {}),
    })
    return docs
  }
  // One after the other: a transaction's session takes one operation at a time.
  const organizations = await read(
    'organizations',
    entries.map((entry) => idOf(entry.organization)),
  )
  const categories = await read(
    'categories',
    entries.map((entry) => idOf(entry.category)),
  )
  const topics = await read(
    'topics',
    entries.map((entry) => idOf(entry.topic)),
  )
  return {
    organizations: labels(organizations, 'name'),
    categories: labels(categories, 'path'),
    topics: labels(topics, 'name'),
    cycles: new Map(
      categories.flatMap(({ id, reviewCycleMonths }) => (reviewCycleMonths ? [[String(id), reviewCycleMonths]] : [])),
    ),
  }
}

const labels = (docs: readonly Named[], label: 'name' | 'path'): Map<string, string> =>
  new Map(docs.map((doc) => [String(doc.id), doc[label] ?? '']))
