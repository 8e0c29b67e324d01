import type { Payload } from 'payload'

import { databaseOf } from '../src/lib/databaseOf'

interface Args {
  payload: Payload
}

const THIRTY_DAYS_S = 30 * 24 * 60 * 60

const rowsOf = (payload: Payload) => {
  const db = databaseOf(payload)
  return db.collection('brief-reminders')
}

/** Desks ask at each start what they were reminded of; after thirty days the database forgets. */
export async function up({ payload }: Args): Promise<void> {
  await rowsOf(payload).createIndex({ users: 1 }, { name: 'by_user' })
  await rowsOf(payload).createIndex({ at: 1 }, { name: 'forgotten', expireAfterSeconds: THIRTY_DAYS_S })
}

export async function down({ payload }: Args): Promise<void> {
  await rowsOf(payload).dropIndexes()
}
