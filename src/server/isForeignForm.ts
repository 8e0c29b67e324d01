import type { IncomingMessage } from 'node:http'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const SESSION_COOKIE = /(?:^|;\s*)payload-token=/

/**
 * @param ownOrigin of PUBLIC_URL
 * @returns whether somebody else's page sends this with our cookie in order to change something. A token in a header is
 *   never sent by itself, and programs that hold a cookie say no origin.
 */
export function isForeignForm({ method = 'GET', headers }: IncomingMessage, ownOrigin: string): boolean {
  if (READS.has(method) || headers.authorization || !SESSION_COOKIE.test(headers.cookie ?? '')) return false
  const { origin } = headers
  if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site'
  return origin !== ownOrigin && originHost(origin) !== headers.host
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
