import { Hono } from 'hono'

import { isOfficer } from '../../policies/roles'
import { createLimit } from '../limit'
import { parseLookupRequest } from '../lookupRequest'
import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** Far above what a person types and a service needs; it stops a program that has run away. */
const LOOKUPS_A_SECOND = 3000

/** `GET /api/lookup`: parses, looks up, presents. */
export function lookupRoute({ users, lookup, metrics, follower, engine }: Runtime): Hono {
  const limit = createLimit({ points: LOOKUPS_A_SECOND, seconds: 1, detail: '잠시 뒤 다시 찾아 주세요.' })
  return new Hono().get('/api/lookup', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    const refused = await limit(user.id)
    if (refused) return refused
    const parsed = parseLookupRequest(new URL(c.req.url).searchParams)
    if ('problem' in parsed) return problemResponse(parsed.problem)
    if (!engine.status().ready) {
      return problemResponse({
        status: 503,
        code: 'index-not-ready',
        detail: '검색을 준비하고 있습니다. 잠시 뒤 다시 찾아 주세요.',
        retryAfterSeconds: 1,
      })
    }
    const request = isOfficer(user) ? { ...parsed.request, organization: user.organization ?? '' } : parsed.request
    const started = performance.now()
    const answer = await lookup(request)
    metrics.lookupSeconds.observe((performance.now() - started) / 1000)
    metrics.lookups.inc({ engine: answer.engine })
    if (answer.total === 0) metrics.zeroResults.inc()
    const behind = follower.state().behindSince
    return c.json(answer, 200, {
      'cache-control': 'no-store',
      ...(behind ? { 'x-index-behind-since': String(behind) } : {}),
    })
  })
}
