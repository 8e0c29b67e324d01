import type { mongo } from 'mongoose'

/** Payload, as far as its connection goes. */
export interface Connected {
  db: { connection: { db?: mongo.Db | undefined } }
}

/** @returns MongoDB's own database behind Payload: for rows that are no Payload collection, and for bulk work. */
export function databaseOf({ db: { connection } }: Connected): mongo.Db {
  if (!connection.db) throw new Error('not connected to MongoDB')
  return connection.db
}
