import { createServer, type Server } from 'node:http'

import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Payload } from 'payload'

import type { Env } from '../../lib/env'
import { createReplyApp } from './createReplyApp'
import type { ReplyParts } from './replyParts'

const PING_TIMEOUT_MS = 1000

/**
 * Serves officers' links and nothing else (`IEUM_ROLE=reply`): no desk, no admin, no API, no index. It neither migrates nor
 * seeds: a web process has done that, and this one may lack the rights.
 * @returns the server, once it listens
 */
export async function serveReply(parts: ReplyParts, env: Pick<Env, 'host' | 'port'>): Promise<Server> {
  const { payload } = parts
  const app = new Hono()
    .get('/health/live', (c) => c.json({ status: 'ok' }))
    .get('/health/ready', async (c) => {
      const isUp = await pings(payload)
      return c.json(
        { status: isUp ? 'ok' : 'unavailable', dependencies: { mongodb: { status: isUp ? 'ok' : 'down' } } },
        isUp ? 200 : 503,
      )
    })
    .route('/', createReplyApp(parts))
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve))
  return server
}

async function pings(payload: Payload): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, PING_TIMEOUT_MS, false).unref())
  const ping = payload.db.connection.db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  )
  return Promise.race([ping ?? false, timeout])
}
