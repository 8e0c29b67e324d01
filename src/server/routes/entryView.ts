import { Hono } from 'hono'

import { readEntryView } from '../../search/readEntryView'
import { dayOf } from '../../domain/day'
import { isOfficer } from '../../policies/roles'
import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /api/lookup/entries/:code` -> the whole entry as the desk shows it; briefs and aids by their codes too. */
export function entryViewRoute({ users, db, clock }: Runtime): Hono {
  return new Hono().get('/api/lookup/entries/:code', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    const view = await readEntryView(db, c.req.param('code'), dayOf(clock()))
    const mayRead = view && (!isOfficer(user) || view.organization === user.organization)
    if (!mayRead) {
      return problemResponse({
        status: 404,
        code: 'no-such-entry',
        detail: '그 관리번호의 자료가 없거나 내려졌습니다.',
      })
    }
    return c.json(view, 200, { 'cache-control': 'no-store' })
  })
}
