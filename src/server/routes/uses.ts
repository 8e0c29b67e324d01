import { Hono } from 'hono'
import { z } from 'zod'

import { isOfficer } from '../../policies/roles'
import { createLimit } from '../limit'
import { MAX_QUERY_LENGTH } from '../lookupRequest'
import { jsonBody } from '../jsonBody'
import { notAllowed, problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

const body = z.object({
  kind: z.enum(['open', 'use']),
  code: z.string().min(1).max(64),
  q: z.string().max(MAX_QUERY_LENGTH).default(''),
})

/** Far above what one agent does in a call. */
const USES_A_MINUTE = 120

/**
 * `POST /api/lookup/uses` `{ kind, code, q }` -> 204: an answer was opened (`open`, after it was looked at for a while) or copied
 * into the call's record (`use`). What it counts is demand, without the person.
 */
export function usesRoute({ users, uses }: Runtime): Hono {
  const limit = createLimit({ points: USES_A_MINUTE, seconds: 60, detail: '잠시 뒤 다시 시도해 주세요.' })
  return new Hono().post('/api/lookup/uses', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    // What departments read of their own says nothing of what citizens ask.
    if (isOfficer(user) || user.isService) return problemResponse(notAllowed)
    const refused = await limit(user.id)
    if (refused) return refused
    const parsed = body.safeParse(await jsonBody(c))
    if (!parsed.success) {
      const detail = `kind에는 open이나 use를, code에는 관리번호를, q에는 ${MAX_QUERY_LENGTH}자 이하의 찾은 말을 넣어 주세요.`
      return problemResponse({ status: 400, code: 'bad-body', detail })
    }
    uses.note({ user: user.id, ...parsed.data })
    return c.body(null, 204)
  })
}
