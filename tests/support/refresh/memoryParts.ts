import { Types, type mongo } from 'mongoose'

import {
  NO_SIGNALS,
  type SweepMail,
  type SweepParts,
  type SweepSignals,
} from '../../../src/commands/refresh/sweepParts'

interface OutboxRow extends SweepMail {
  _id: Types.ObjectId
  createdAt: Date
}

/** The outbox of a test: the same unique key as the mailer's, in a collection of its own. */
export const testOutbox = (db: mongo.Db): mongo.Collection<OutboxRow> => db.collection<OutboxRow>('test-outbox')

interface LinkRow {
  _id: Types.ObjectId
  post: string
  period: string
  entries: string[]
}
export const testLinks = (db: mongo.Db): mongo.Collection<LinkRow> => db.collection<LinkRow>('test-links')

/** What a sweep is given, in plain collections that obey the same keys: mails and links are there once, or not at all. */
export async function memoryParts(db: mongo.Db, signals: Partial<SweepSignals> = {}): Promise<SweepParts> {
  await testOutbox(db).createIndex({ template: 1, to: 1, subject: 1, period: 1 }, { unique: true })
  await testLinks(db).createIndex({ post: 1, period: 1 }, { unique: true })
  return {
    async enqueueMails({ session, now, drafts }) {
      const rows = drafts.map((draft) => ({ _id: new Types.ObjectId(), createdAt: now, ...draft }))
      await testOutbox(db).insertMany(rows, { session })
      return { enqueued: rows.length, already: 0 }
    },
    async createReplyLinks({ session, links }) {
      const ids: string[] = []
      for (const { post, period, entries } of links) {
        const row = await testLinks(db).findOneAndUpdate(
          { post, period },
          { $setOnInsert: { entries: [...entries] } },
          { upsert: true, returnDocument: 'after', session },
        )
        if (!row) throw new Error('an upsert gave no row')
        ids.push(row._id.toHexString())
      }
      return ids
    },
    readSignals: async () => ({ ...NO_SIGNALS, ...signals }),
  }
}
