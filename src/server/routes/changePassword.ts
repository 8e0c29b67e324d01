import { Hono } from 'hono'
import { z } from 'zod'

import { changePassword } from '../../commands/changePassword'
import { oneAtATime } from '../oneAtATime'
import { jsonBody } from '../jsonBody'
import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

const body = z.object({ current: z.string().min(1).max(1000), next: z.string().max(1000) })

/** `POST /api/users/change-password` `{ current, next }` -> 204. Other sessions of the account end; this one goes on. */
export function changePasswordRoute({ payload, users }: Runtime): Hono {
  const inTurn = oneAtATime()
  return new Hono().post('/api/users/change-password', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user || user.isService) return problemResponse(signInFirst)
    const parsed = body.safeParse(await jsonBody(c))
    if (!parsed.success)
      return problemResponse({ status: 400, code: 'bad-body', detail: '지금 비밀번호와 새 비밀번호를 넣어 주세요.' })
    const refusal = await inTurn(user.id, () => changePassword({ payload, user, ...parsed.data }))
    users.forget(user.id)
    return refusal ? problemResponse({ status: 400, ...refusal }) : c.body(null, 204)
  })
}
