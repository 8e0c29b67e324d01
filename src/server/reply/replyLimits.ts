import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import type { Payload } from 'payload'

/** Counts attempts in the database, so that every server counts together. */
export interface ReplyLimits {
  /** Takes a wrong token of this address. A whole agency may share one address, so right ones are not counted. */
  missed(address: string): Promise<boolean>
  /** Whether this address has used up its wrong tries. */
  isShut(address: string): Promise<boolean>
  /** Takes a try of a typed code. @returns whether it may be looked at */
  mayTryCode(address: string): Promise<boolean>
  /** Takes a request of a link. @returns whether it may be answered */
  mayUseLink(link: string): Promise<boolean>
}

const TEN_MINUTES_S = 600
const WRONG_TRIES = 60
const CODE_TRIES = 20
const LINK_REQUESTS = 400

export function createReplyLimits(payload: Payload): ReplyLimits {
  const client = payload.db.connection.getClient()
  const dbName = payload.db.connection.db?.databaseName ?? ''
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterMongo({
      storeClient: client,
      dbName,
      tableName: 'reply-limits',
      keyPrefix,
      points,
      duration: TEN_MINUTES_S,
    })
  const wrong = limiter('wrong', WRONG_TRIES)
  const codes = limiter('code', CODE_TRIES)
  const links = limiter('link', LINK_REQUESTS)
  return {
    missed: (address) => takes(wrong, address),
    isShut: async (address) => ((await wrong.get(address))?.consumedPoints ?? 0) > WRONG_TRIES,
    mayTryCode: (address) => takes(codes, address),
    mayUseLink: (link) => takes(links, link),
  }
}

async function takes(limiter: RateLimiterMongo, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return false
    throw reason
  }
}
