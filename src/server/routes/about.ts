import { Hono } from 'hono'

import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /api/lookup/about` -> `{ mode, content, entries }`: what the desk says at its foot. */
export function aboutRoute({ env, users, engine, db }: Runtime): Hono {
  return new Hono().get('/api/lookup/about', async (c) => {
    if (!(await users.read(c.req.raw.headers))) return problemResponse(signInFirst)
    const demo = await db.collection<{ _id: string }>('ieum-state').findOne({ _id: 'demo-content' })
    return c.json({ mode: env.mode, content: demo ? 'synthetic' : 'real', entries: engine.status().size })
  })
}
