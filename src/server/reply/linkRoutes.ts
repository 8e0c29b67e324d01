import { createElement } from 'react'
import { Hono, type Context } from 'hono'

import { linkVisit } from '../../commands/reply/linkVisit'
import { findReplyLink, openByCode } from '../../commands/replyLinks'
import { readReplyCode } from '../../domain/reply/replyCode'
import { clientAddress } from './clientAddress'
import { isFromElsewhere } from './isFromElsewhere'
import { ClosedPage } from './pages/ClosedPage'
import { CodePage } from './pages/CodePage'
import { MessagePage } from './pages/MessagePage'
import { readReplyForm } from './readReplyForm'
import { renderPage } from './renderPage'
import type { ReplyLimits } from './replyLimits'
import type { ReplyParts } from './replyParts'
import { replyRoutes } from './replyRoutes'

/** What `mintReplyAddresses` makes; anything else is no token and asks the database nothing. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** `/r/<token>` and what lies below it, and `/r`, where the code is typed. */
export function linkRoutes(parts: ReplyParts, limits: ReplyLimits): Hono {
  const { db, clock, contact } = parts
  const now = (): Date => new Date(clock())

  const tooMany = async (c: Context): Promise<Response> => {
    c.header('retry-after', '600')
    const page = createElement(MessagePage, {
      title: '잠시 뒤 다시 열어 주세요',
      contact: await contact(),
      children: createElement(
        'p',
        null,
        '짧은 시간에 너무 여러 번 열었습니다. 10분 뒤 다시 열거나 전화로 답해 주세요.',
      ),
    })
    return renderPage(c, page, 429)
  }

  const findVisit = async (c: Context) => {
    const address = clientAddress(c)
    if (await limits.isShut(address)) return tooMany(c)
    const token = c.req.param('token') ?? ''
    const opened = TOKEN.test(token) ? await findReplyLink({ db, now: now(), token }) : undefined
    const { link, via, expiresAt } = opened ?? {}
    const visit =
      link && via && expiresAt ? await linkVisit(db, link, { base: `/r/${token}`, via, expiresAt }) : undefined
    if (!visit) {
      await limits.missed(address)
      return renderPage(c, createElement(ClosedPage, { contact: await contact() }), 404)
    }
    return (await limits.mayUseLink(visit.group)) ? visit : tooMany(c)
  }

  const app = new Hono()
  app.get('/r', async (c) => renderPage(c, createElement(CodePage, { contact: await contact(), problems: [] })))
  app.post('/r', async (c) => {
    if (isFromElsewhere(c.req.raw.headers)) return c.text('다른 화면에서 보낸 요청입니다.', 403)
    if (!(await limits.mayTryCode(clientAddress(c)))) return tooMany(c)
    const code = readReplyCode((await readReplyForm(c.req.raw)).fields.code ?? '')
    const token = code ? await openByCode({ db, now: now(), code, key: parts.replyKey }) : undefined
    if (token) return c.redirect(`/r/${token}`, 303)
    const reason = '코드가 맞지 않거나 기한이 지났습니다. 가장 최근 메일의 코드를 확인하거나 아래 전화로 답해 주세요.'
    return renderPage(
      c,
      createElement(CodePage, { contact: await contact(), problems: [{ field: 'code', reason }] }),
      404,
    )
  })
  app.route('/r/:token', replyRoutes(parts, findVisit))
  return app
}
