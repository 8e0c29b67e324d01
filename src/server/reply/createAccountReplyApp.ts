import { Hono } from 'hono'

import { officerRoutes } from './officerRoutes'
import { replyHeaders } from './replyHeaders'
import type { AccountReplyParts } from './replyParts'
import { staffRoutes } from './staffRoutes'

/** The pages behind an account: `/my` for officers, `/replies` for the education staff. Not for a DMZ. */
export function createAccountReplyApp(parts: AccountReplyParts): Hono {
  const app = new Hono()
  app.use('*', replyHeaders('same-origin'))
  app.route('/', officerRoutes(parts))
  app.route('/', staffRoutes(parts))
  app.notFound((c) => c.text('그런 주소가 없습니다.', 404))
  app.onError((err, c) => {
    parts.payload.logger.error({ err, msg: 'reply page failed' })
    return c.text('처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요.', 500)
  })
  return app
}
