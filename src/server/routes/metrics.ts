import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'

import { isLoopback } from '../../lib/env'
import { outboxCounts } from '../../mail/outboxCounts'
import { notAllowed, problemResponse } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /metrics` for Prometheus: to this machine, or to a service's key. */
export function metricsRoute(runtime: Runtime): Hono {
  const { users, metrics, engine, follower, standby } = runtime
  return new Hono().get('/metrics', async (c) => {
    const address = (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '')
    // Behind a proxy on this machine everybody would look local.
    const isLocal = isLoopback(address) && !c.req.header('x-forwarded-for')
    const user = isLocal ? undefined : await users.read(c.req.raw.headers)
    if (!isLocal && !(user?.isService && user.role === 'service')) return problemResponse(notAllowed)
    metrics.indexSize.set(engine.status().size)
    metrics.parkedDocuments.set(follower.state().parked)
    if (standby) metrics.standbyServing.set(standby.state().serving === 'standby' ? 1 : 0)
    await readOutbox(runtime)
    return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
  })
}

/** The outbox is everybody's: each process shows the same figures. Without the database the last ones stay. */
async function readOutbox({ db, clock, metrics, payload }: Runtime): Promise<void> {
  try {
    const now = clock()
    const { states, unknowns, oldestDue } = await outboxCounts(db, new Date(now))
    for (const [state, count] of Object.entries(states)) metrics.outbox.set({ state }, count)
    metrics.outboxUnknowns.set(unknowns)
    metrics.outboxWaitSeconds.set(oldestDue === undefined ? 0 : (now - oldestDue) / 1000)
  } catch (err) {
    payload.logger.warn({ err, msg: 'outbox not counted' })
  }
}
