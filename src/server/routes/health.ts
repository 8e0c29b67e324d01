import { Hono } from 'hono'

import { mailCondition, type MailCondition } from '../../mail/mailCondition'
import type { Runtime } from '../runtime'

const PING_TIMEOUT_MS = 1000

/** `GET /health/live`: the process answers. `GET /health/ready`: it can serve, with the state of each dependency. */
export function healthRoutes(runtime: Runtime): Hono {
  const { db, engine, follower } = runtime
  return new Hono()
    .get('/health/live', (c) => c.json({ status: 'ok' }))
    .get('/health/ready', async (c) => {
      const database = await pings(db)
      const index = engine.status()
      const { following, behindSince } = follower.state()
      const ready = database && index.ready && !runtime.drain.signal.aborted
      const body = {
        status: ready ? 'ok' : 'unavailable',
        draining: runtime.drain.signal.aborted,
        dependencies: {
          mongodb: { status: database ? 'ok' : 'down' },
          search: { status: index.ready ? 'ok' : 'building', engine: engine.name, documents: index.size },
          follower: {
            status: following ? 'ok' : 'reconnecting',
            behindSince: behindSince ? new Date(behindSince).toISOString() : null,
          },
          mail: database ? await mail(runtime) : { status: 'unasked' },
        },
      }
      return c.json(body, ready ? 200 : 503, { 'cache-control': 'no-store' })
    })
}

async function pings(db: Runtime['db']): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, PING_TIMEOUT_MS, false).unref())
  const ping = db.command({ ping: 1 }).then(
    () => true,
    () => false,
  )
  return Promise.race([ping, timeout])
}

/** Mail that does not go out waits in the outbox: it never makes this process unready. */
async function mail({ db, env, clock, payload }: Runtime): Promise<MailCondition | { status: 'unasked' }> {
  try {
    return await mailCondition(db, env, clock())
  } catch (err) {
    payload.logger.warn({ err, msg: 'mail condition' })
    return { status: 'unasked' }
  }
}
