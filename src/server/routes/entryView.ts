import { Hono } from 'hono'
import { z } from 'zod'

import { isEditor, isLead, isOfficer } from '../../policies/roles'
import { readDistrictVariants } from '../../search/readDistrictVariants'
import { readEntryViewAt } from '../../search/readEntryViewAt'
import type { CurrentUser } from '../currentUser'
import { notAllowed, problemResponse, signInFirst, type Problem } from '../problem'
import { readDeskView } from '../readDeskView'
import type { Runtime } from '../runtime'

const notFound: Problem = {
  status: 404,
  code: 'no-such-entry',
  detail: '그 관리번호의 자료가 없거나 내려졌습니다.',
}
const notThen: Problem = { status: 404, code: 'not-published-then', detail: '그때는 안내하던 내용이 없습니다.' }
const badMoment: Problem = {
  status: 400,
  code: 'bad-parameter',
  detail: '‘at’에 넣을 수 있는 값: 지나간 때. 예: 2026-11-23T14:03:00+09:00.',
}

const momentSchema = z.iso.datetime({ offset: true })

/**
 * `GET /api/lookup/entries/:code` -> the whole entry as the desk shows it; briefs and aids by their codes too. With `?at=`
 * what an entry said at that moment, for leads and editors. `GET .../:code/districts` -> `{ variants }`, the districts'
 * answers to the same subject.
 */
export function entryViewRoute(runtime: Runtime): Hono {
  const { users, db, clock } = runtime
  const app = new Hono()
  app.get('/api/lookup/entries/:code/districts', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    if (isOfficer(user)) return problemResponse(notAllowed)
    const variants = await readDistrictVariants(db, c.req.param('code'))
    return variants ? c.json({ variants }, 200, { 'cache-control': 'no-store' }) : problemResponse(notFound)
  })
  app.get('/api/lookup/entries/:code', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    const at = c.req.query('at')
    if (at !== undefined) return answerAt(c.req.param('code'), at, user)
    const view = await readDeskView(runtime, c.req.param('code'), user)
    if (!view || !mayRead(user, view.organization)) return problemResponse(notFound)
    return c.json(view, 200, { 'cache-control': 'no-store' })
  })

  const answerAt = async (code: string, given: string, user: CurrentUser): Promise<Response> => {
    if (!isEditor(user) && !isLead(user)) return problemResponse(notAllowed)
    const parsed = momentSchema.safeParse(given)
    const at = new Date(parsed.success ? parsed.data : NaN)
    if (!parsed.success || at.getTime() > clock()) return problemResponse(badMoment)
    const then = await readEntryViewAt(db, code, at)
    if (!then) return problemResponse(notThen)
    const asOf = { at: at.toISOString(), from: then.from.toISOString(), until: then.until?.toISOString() ?? null }
    const view = { ...then.view, numberNow: null, related: [], aids: [], changes: null, asOf }
    return Response.json(view, { headers: { 'cache-control': 'no-store' } })
  }
  return app
}

function mayRead(user: CurrentUser, organization: string): boolean {
  return !isOfficer(user) || organization === user.organization
}
