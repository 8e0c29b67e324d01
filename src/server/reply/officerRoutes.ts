import { Hono, type Context } from 'hono'

import { officerVisit } from '../../commands/reply/officerVisit'
import type { ReplyVisit } from '../../commands/reply/replyVisit'
import { isOfficer } from '../../policies/roles'
import type { AccountReplyParts } from './replyParts'
import { replyRoutes } from './replyRoutes'

/** `/my`: the reply page for an officer who is signed in, with what of their own organization is due. */
export function officerRoutes(parts: AccountReplyParts): Hono {
  const { db, clock, users } = parts
  const findVisit = async (c: Context): Promise<ReplyVisit | Response> => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return c.redirect('/admin/login?redirect=%2Fmy', 303)
    const visit = isOfficer(user) ? await officerVisit(db, user, new Date(clock())) : undefined
    return visit ?? c.text('소속이 있는 시·자치구 담당자의 화면입니다.', 403)
  }
  return new Hono().route('/my', replyRoutes(parts, findVisit))
}
