import type { mongo } from 'mongoose'

/** What the sender says of itself, so that every process can tell. One row, `_id: 'sender'`. */
export interface SenderState {
  _id: string
  /** Written every few seconds while it works. */
  seenAt: Date
  /** Why the mail server cannot be used, and since when; null while it can. */
  problem: string | null
  since: Date | null
}

export const senderStates = (db: mongo.Db): mongo.Collection<SenderState> => db.collection<SenderState>('mail-sender')

/** Says that the sender lives, and what is wrong with the mail server. `since` stays while the trouble lasts. */
export async function writeSenderState(db: mongo.Db, now: Date, problem: string | null): Promise<void> {
  const since = problem === null ? null : { $ifNull: ['$since', now] }
  await senderStates(db).updateOne({ _id: 'sender' }, [{ $set: { seenAt: now, problem, since } }], { upsert: true })
}
