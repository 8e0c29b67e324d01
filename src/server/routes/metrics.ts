import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'

import { isLoopback } from '../../lib/env'
import { notAllowed, problemResponse } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /metrics` for Prometheus: to this machine, or to a service's key. */
export function metricsRoute({ users, metrics, engine, follower, standby }: Runtime): Hono {
  return new Hono().get('/metrics', async (c) => {
    const address = (getConnInfo(c).remote.address ?? '').replace(/^::ffff:/, '')
    // Behind a proxy on this machine everybody would look local.
    const isLocal = isLoopback(address) && !c.req.header('x-forwarded-for')
    const user = isLocal ? undefined : await users.read(c.req.raw.headers)
    if (!isLocal && !(user?.isService && user.role === 'service')) return problemResponse(notAllowed)
    metrics.indexSize.set(engine.status().size)
    metrics.parkedDocuments.set(follower.state().parked)
    if (standby) metrics.standbyServing.set(standby.state().serving === 'standby' ? 1 : 0)
    return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
  })
}
