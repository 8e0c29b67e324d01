import type { IncomingMessage, ServerResponse } from 'node:http'

import { isOfficer } from '../../policies/roles'
import { answerOtherMethod } from '../answerOtherMethod'
import { createLimit } from '../limit'
import { parseLookupRequest } from '../lookupRequest'
import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** Far above what a person types and a service needs; it stops a program that has run away. */
const LOOKUPS_A_SECOND = 20_000

/** Answers a request itself; what it does not answer it gives back, to be sent like every other short answer. */
export type LookupRoute = (req: IncomingMessage, res: ServerResponse) => Promise<Response | undefined>

/**
 * `GET /api/lookup`: parses, looks up, presents. Every keystroke comes by here, so it writes to the socket itself: a
 * `Response` with its streams costs as much as the search (docs/decisions/0075).
 */
export function lookupRoute({ users, lookup, metrics, follower, engine }: Runtime): LookupRoute {
  const limit = createLimit({ points: LOOKUPS_A_SECOND, seconds: 1, detail: '잠시 뒤 다시 찾아 주세요.' })
  return async (req, res) => {
    const { method = 'GET' } = req
    if (method !== 'GET' && method !== 'HEAD') return answerOtherMethod(method, ['GET'])
    const user = await users.ofRequest(req)
    if (!user) return problemResponse(signInFirst)
    const refused = await limit(user.id)
    if (refused) return refused
    const parsed = parseLookupRequest(new URLSearchParams(queryOf(req)))
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
    const { json, engine: answering, total } = await lookup.text(request)
    metrics.lookupSeconds.observe((performance.now() - started) / 1000)
    metrics.lookups.inc({ engine: answering })
    if (total === 0) metrics.zeroResults.inc()
    const behind = follower.state().behindSince
    if (behind) res.setHeader('x-index-behind-since', String(behind))
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(json),
    }
    res.writeHead(200, headers).end(json)
    return undefined
  }
}

function queryOf({ url = '' }: IncomingMessage): string {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at + 1)
}
