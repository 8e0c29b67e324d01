import type { Payload } from 'payload'

import { databaseOf } from '../src/lib/databaseOf'

interface Args {
  payload: Payload
}

const INDEXES = [
  // The writer asks for the latest version of a batch of entries.
  { collection: '_entries_versions', name: 'latest_of_parent', keys: { parent: 1, latest: 1 } },
  // A publication that ends is found by its entry and its open end.
  { collection: 'publications', name: 'open_by_entry', keys: { entry: 1, until: 1 } },
] as const

/** Outside the migration's transaction: MongoDB builds no index on a filled collection within one. */
export async function up({ payload }: Args): Promise<void> {
  for (const { collection, name, keys } of INDEXES)
    await databaseOf(payload).collection(collection).createIndex(keys, { name })
}

export async function down({ payload }: Args): Promise<void> {
  for (const { collection, name } of INDEXES) await databaseOf(payload).collection(collection).dropIndex(name)
}
