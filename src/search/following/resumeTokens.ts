import type { mongo } from 'mongoose'

/** How far a follower of this name has come, kept in the database so that the next process goes on from there. */
export interface ResumeTokens {
  load(): Promise<unknown>
  save(token: unknown): Promise<void>
}

interface TokenRow {
  _id: string
  token: unknown
}

export function createResumeTokens(db: mongo.Db, name: string): ResumeTokens {
  const rows = db.collection<TokenRow>('follower-tokens')
  return {
    load: async () => (await rows.findOne({ _id: name }))?.token,
    save: async (token) => {
      await rows.updateOne({ _id: name }, { $set: { token } }, { upsert: true })
    },
  }
}
