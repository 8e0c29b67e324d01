import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

/** @returns MongoDB's own database, for rows that are no Payload collection. */
export function databaseOf(payload: Payload): mongo.Db {
  const { db } = payload.db.connection
  if (!db) throw new Error('the database is not connected')
  return db
}
