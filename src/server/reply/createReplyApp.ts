import { Hono } from 'hono'

import { linkRoutes } from './linkRoutes'
import { createReplyLimits } from './replyLimits'
import { replyAssets } from './replyAssets'
import { replyHeaders } from './replyHeaders'
import type { ReplyParts } from './replyParts'

/** Officers' links, and nothing else: what a reply server in a DMZ serves. Each process makes it once. */
export function createReplyApp(parts: ReplyParts): Hono {
  const app = new Hono()
  app.use('*', replyHeaders('no-referrer'))
  app.route('/', replyAssets())
  app.route('/', linkRoutes(parts, createReplyLimits(parts.payload)))
  app.notFound((c) => c.text('그런 주소가 없습니다.', 404))
  app.onError((err, c) => {
    parts.payload.logger.error({ err, msg: 'reply page failed' })
    return c.text('처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요. 쓰신 글은 뒤로 가기를 누르면 그대로 있습니다.', 500)
  })
  return app
}
