import type { Payload } from 'payload'

import { databaseOf } from '../src/lib/databaseOf'
import { demandDays, queryOpens } from '../src/insight/demand'

interface Args {
  payload: Payload
}

/** One row a day and entry, one a day, query and entry; each forgotten by itself when its time has come. */
export async function up({ payload }: Args): Promise<void> {
  const db = databaseOf(payload)
  await demandDays(db).createIndexes([
    { key: { day: 1, entry: 1 }, name: 'day_entry', unique: true },
    { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
  ])
  await queryOpens(db).createIndexes([
    { key: { day: 1, read: 1, entry: 1 }, name: 'day_read_entry', unique: true },
    { key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
  ])
}

export async function down({ payload }: Args): Promise<void> {
  const db = databaseOf(payload)
  await demandDays(db).drop()
  await queryOpens(db).drop()
}
