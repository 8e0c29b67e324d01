import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { problemResponse } from './problem'

/**
 * @returns a function that takes one of `points` within `seconds` for a key, and answers 429 with Retry-After when none is
 *   left, `undefined` otherwise. Counted in this process alone.
 */
export function createLimit(input: {
  points: number
  seconds: number
  detail: string
}): (key: string) => Promise<Response | undefined> {
  const limiter = new RateLimiterMemory({ points: input.points, duration: input.seconds })
  return async (key) => {
    try {
      await limiter.consume(key)
      return undefined
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason
      return problemResponse({
        status: 429,
        code: 'too-many-requests',
        detail: input.detail,
        retryAfterSeconds: reason.msBeforeNext / 1000,
      })
    }
  }
}
