import { setMaxListeners } from 'node:events'

import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** Proxies cut a connection that says nothing for half a minute or a minute; a desk that misses two opens another one. */
const HEARTBEAT_MS = 20_000

/**
 * `GET /api/lookup/events`: server-sent events `entry` and `brief` with `{ code, revision }` and `{ id, revision }`, and
 * `remind` with `{ id, revision }` to those who have not read that brief yet.
 */
export function eventsRoute({ users, events, metrics, drain }: Runtime): Hono {
  // One for each desk.
  setMaxListeners(0, drain.signal)
  return new Hono().get('/api/lookup/events', async (c) => {
    const headers = c.req.raw.headers
    const user = await users.read(headers)
    if (!user) return problemResponse(signInFirst)
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      metrics.eventStreams.inc()
      const end = events.subscribe(user.id, (frames) => void stream.write(frames))
      stream.onAbort(end)
      // An open stream would hold the draining process for as long as its desk stays.
      const close = (): void => void stream.close()
      drain.signal.addEventListener('abort', close, { once: true })
      try {
        await stream.writeSSE({ event: 'hello', data: '{}', retry: 1000 })
        while (!stream.aborted && !stream.closed && !drain.signal.aborted) {
          await stream.sleep(HEARTBEAT_MS)
          if (!(await users.read(headers))) break
          await stream.writeSSE({ event: 'beat', data: '{}' })
        }
      } finally {
        end()
        drain.signal.removeEventListener('abort', close)
        metrics.eventStreams.dec()
      }
    })
  })
}
