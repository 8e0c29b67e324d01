import type { MiddlewareHandler } from 'hono'

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * No scripts, nothing from elsewhere, nothing kept, nothing told to others. The address of a link's page is its key, so it
 * goes into no Referer; signed-in pages say their own origin, by which Payload knows its cookie is meant.
 */
export function replyHeaders(referrer: 'no-referrer' | 'same-origin'): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.header('content-security-policy', POLICY)
    c.header('referrer-policy', referrer)
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('x-robots-tag', 'noindex, nofollow, noarchive')
    c.header('cross-origin-opener-policy', 'same-origin')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  }
}
