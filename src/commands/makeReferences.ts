import { Types, type ClientSession } from 'mongoose'
import type { Payload } from 'payload'

import type { EntryContent } from '../domain/entry'
import type { References } from './readReferences'
import { rowsOf } from './rows'

/** Ids (hex) by name or path, of what was not there before. */
export interface MadeReferences {
  organizations: Map<string, string>
  categories: Map<string, string>
  topics: Map<string, string>
}

/** Makes the organizations, categories (with all above them) and topics that these entries name and nobody knows. */
export async function makeReferences(input: {
  payload: Payload
  session: ClientSession
  contents: readonly EntryContent[]
  state: References
  now: Date
}): Promise<MadeReferences> {
  const { payload, session, contents, state, now } = input
  const made: MadeReferences = { organizations: new Map(), categories: new Map(), topics: new Map() }
  const stamps = { createdAt: now, updatedAt: now }
  const rows: Record<keyof MadeReferences, Record<string, unknown>[]> = {
    organizations: [],
    categories: [],
    topics: [],
  }

  const make = (kind: keyof MadeReferences, name: string, fields: Record<string, unknown>): string => {
    const known = state[kind].get(name) ?? made[kind].get(name)
    if (known) return known
    const _id = new Types.ObjectId()
    made[kind].set(name, _id.toHexString())
    rows[kind].push({ _id, ...fields, ...stamps })
    return _id.toHexString()
  }
  for (const { organization, district, category, topic } of contents) {
    make('organizations', organization, {
      name: organization,
      kind: district ? 'department' : 'city',
      district: district ?? null,
    })
    if (topic) make('topics', topic, { name: topic })
    let parent: Types.ObjectId | null = null
    const steps = category ? category.split('>') : []
    for (const [depth, name] of steps.entries()) {
      const path = steps.slice(0, depth + 1).join('>')
      parent = new Types.ObjectId(make('categories', path, { name, path, parent }))
    }
  }
  for (const kind of ['organizations', 'categories', 'topics'] as const) {
    if (rows[kind].length > 0) await rowsOf(payload, kind).insertMany(rows[kind], { session })
  }
  return made
}
