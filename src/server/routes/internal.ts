import { timingSafeEqual } from 'node:crypto'

import { Hono } from 'hono'

import { notAllowed, problemResponse } from '../problem'
import type { Runtime } from '../runtime'

/**
 * For our own commands, which read the token in the database: `GET /internal/fingerprints` -> what this process's index
 * holds; `POST /internal/rebuild` -> the index built anew, `{ documents, ms }`.
 */
export function internalRoutes({ engine, follower, internalToken }: Runtime): Hono {
  const expected = Buffer.from(`Bearer ${internalToken}`)
  const app = new Hono()
  app.use('/internal/*', async (c, next) => {
    const given = Buffer.from(c.req.header('authorization') ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return problemResponse(notAllowed)
    return next()
  })
  app.get('/internal/fingerprints', async (c) => c.json(await engine.fingerprints()))
  app.post('/internal/rebuild', async (c) => {
    const started = performance.now()
    await follower.rebuild()
    return c.json({ documents: engine.status().size, ms: Math.round(performance.now() - started) })
  })
  return app
}
