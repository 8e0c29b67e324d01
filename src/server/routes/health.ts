import { Hono } from 'hono'

import { isAnswering } from '../../lib/isAnswering'
import type { LeaseRow } from '../../lib/lease'
import { parkedDocuments } from '../../search/following/parking'
import type { StandbyState } from '../../search/standby'
import { mailCondition, type MailCondition } from '../../mail/mailCondition'
import type { Runtime } from '../runtime'
import { WORKER_LEASE } from '../worker/runWorker'

const MOST_PARKED = 20

/** `GET /health/live`: the process answers. `GET /health/ready`: it can serve, with the state of each dependency. */
export function healthRoutes(runtime: Runtime): Hono {
  const { db, engine, follower, standby } = runtime
  return new Hono()
    .get('/health/live', (c) => c.json({ status: 'ok' }))
    .get('/health/ready', async (c) => {
      const database = await isAnswering(db)
      const index = engine.status()
      const { following, behindSince, parked } = follower.state()
      const ready = database && index.ready && !runtime.drain.signal.aborted
      const body = {
        status: ready ? 'ok' : 'unavailable',
        draining: runtime.drain.signal.aborted,
        dependencies: {
          mongodb: { status: database ? 'ok' : 'down' },
          search: {
            status: index.ready ? 'ok' : 'building',
            engine: engine.name,
            documents: index.size,
            ...(standby ? { standby: presentStandby(standby.state()) } : {}),
          },
          follower: {
            status: following ? 'ok' : 'reconnecting',
            behindSince: behindSince ? new Date(behindSince).toISOString() : null,
            parked: database && parked > 0 ? await parkedIn(db) : [],
          },
          worker: { status: database && (await hasWorker(db)) ? 'ok' : 'absent' },
          mail: database ? await mail(runtime) : { status: 'unasked' },
        },
      }
      return c.json(body, ready ? 200 : 503, { 'cache-control': 'no-store' })
    })
}

/** Who answers lookups, since when and why. */
function presentStandby({ serving, since, reason, detail }: StandbyState): Record<string, unknown> {
  return { serving, since: new Date(since).toISOString(), reason: reason ?? null, detail: detail ?? null }
}

/** What the index could not take: ids, and since when. */
async function parkedIn(db: Runtime['db']): Promise<{ kind: string; id: string; since: string }[]> {
  const rows = await parkedDocuments(db).find({ index: 'embedded' }).limit(MOST_PARKED).toArray()
  return rows.map(({ kind, id, since }) => ({ kind, id, since: since.toISOString() }))
}

/** Whether some worker works; without one lookups go on, and mails and what is scheduled wait. */
async function hasWorker(db: Runtime['db']): Promise<boolean> {
  const row = await db.collection<LeaseRow>('leases').findOne({ _id: WORKER_LEASE })
  return row !== null && row.until > Date.now()
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
