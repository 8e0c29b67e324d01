import type { Payload } from 'payload'

import { databaseOf } from '../src/lib/databaseOf'

interface Args {
  payload: Payload
}

const NAME = 'ends_by_itself'

const rowsOf = (payload: Payload) => {
  const db = databaseOf(payload)
  return db.collection('desk-items')
}

/** Agents' notes end after thirty days: the database takes away what has passed its `expiresAt`. */
export async function up({ payload }: Args): Promise<void> {
  await rowsOf(payload).createIndex({ expiresAt: 1 }, { name: NAME, expireAfterSeconds: 0 })
}

export async function down({ payload }: Args): Promise<void> {
  await rowsOf(payload).dropIndex(NAME)
}
