import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

import { isLoopback } from '../../lib/env'

/** @returns who asks, as an address to count by. Behind a proxy on this machine that is the last one the proxy saw. */
export function clientAddress(c: Context): string {
  // Without a socket (requests made in this process) there is no connection to ask.
  const { incoming } = (c.env ?? {}) as { incoming?: unknown }
  const address = incoming ? (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '') : '127.0.0.1'
  if (!isLoopback(address)) return address
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || address
}
