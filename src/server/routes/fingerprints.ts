import { timingSafeEqual } from 'node:crypto'

import { Hono } from 'hono'

import { notAllowed, problemResponse } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /internal/fingerprints` -> `[{ id, revision, contentHash }]`: what this process's index holds, for `search:check`. */
export function fingerprintsRoute({ engine, internalToken }: Runtime): Hono {
  return new Hono().get('/internal/fingerprints', async (c) => {
    const given = Buffer.from(c.req.header('authorization') ?? '')
    const expected = Buffer.from(`Bearer ${internalToken}`)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return problemResponse(notAllowed)
    return c.json(await engine.fingerprints())
  })
}
