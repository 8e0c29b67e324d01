import type { mongo } from 'mongoose'

const PING_TIMEOUT_MS = 1000

/** @returns whether the database answers a ping within a second */
export async function isAnswering(db: mongo.Db): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, PING_TIMEOUT_MS, false).unref())
  const ping = db.command({ ping: 1 }).then(
    () => true,
    () => false,
  )
  return Promise.race([ping, timeout])
}
