import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createElement } from 'react'
import { Hono, type Context } from 'hono'
import { Types } from 'mongoose'

import { beginCall } from '../../commands/reply/beginCall'
import { linkSheet, REPLY_SHEET_NAME, replyUntil } from '../../commands/reply/linkSheet'
import { linkVisit } from '../../commands/reply/linkVisit'
import { listReplyLinks } from '../../commands/reply/listReplyLinks'
import { replyState } from '../../commands/reply/replyState'
import { takeReplySheet } from '../../commands/reply/takeReplySheet'
import { recordAudit } from '../../commands/recordAudit'
import { replyLinks, revokeReplyLink, type ReplyLinkRow } from '../../commands/replyLinks'
import { inTransaction } from '../../commands/transaction'
import { letterText, officialLetter } from '../../domain/refresh/officialLetter'
import { IeumError } from '../../lib/errors'
import { isEditor } from '../../policies/roles'
import type { CurrentUser } from '../currentUser'
import { isFromElsewhere } from './isFromElsewhere'
import { SheetResultPage } from './pages/SheetResultPage'
import { StaffLinkPage } from './pages/StaffLinkPage'
import { StaffListPage } from './pages/StaffListPage'
import { readReplyForm } from './readReplyForm'
import { renderPage } from './renderPage'
import type { AccountReplyParts } from './replyParts'
import { replyRoutes } from './replyRoutes'

const ID = /^[0-9a-f]{24}$/

/** `/replies`, for the education staff: what was asked, returned sheets, calls written down, links closed. */
export function staffRoutes(parts: AccountReplyParts): Hono {
  const { payload, db, clock, users, contact, mostAsked } = parts
  const now = (): Date => new Date(clock())
  const app = new Hono()

  /** @returns the signed-in editor, or the answer that turns others away. */
  const editor = async (c: Context): Promise<CurrentUser | Response> => {
    if (c.req.method === 'POST' && isFromElsewhere(c.req.raw.headers))
      return c.text('다른 화면에서 보낸 요청입니다.', 403)
    const user = await users.read(c.req.raw.headers)
    if (!user) return c.redirect('/admin/login?redirect=%2Freplies', 303)
    return isEditor(user) ? user : c.text('이 화면을 쓸 권한이 없습니다.', 403)
  }
  const at =
    (handle: (c: Context, user: CurrentUser) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const user = await editor(c)
      return user instanceof Response ? user : handle(c, user)
    }
  const linkOf = async (c: Context): Promise<ReplyLinkRow | undefined> => {
    const id = c.req.param('link') ?? ''
    return ID.test(id) ? ((await replyLinks(db).findOne({ _id: new Types.ObjectId(id) })) ?? undefined) : undefined
  }
  const none = (c: Context): Response => c.text('그런 확인 요청이 없습니다.', 404)

  const list = async (c: Context, reason?: string): Promise<Response> => {
    const query = (c.req.query('q') ?? '').slice(0, 100)
    const page = createElement(StaffListPage, {
      contact: await contact(),
      lines: await listReplyLinks(db, query),
      query,
      problems: reason ? [{ field: 'files', reason }] : [],
    })
    return renderPage(c, page, reason ? 422 : 200)
  }

  app.get(
    '/replies',
    at((c) => list(c)),
  )
  app.post(
    '/replies/sheet',
    at(async (c, user) => {
      const [file] = (await readReplyForm(c.req.raw)).files
      if (!file) return list(c, '회신서 파일을 골라 주세요.')
      const folder = await mkdtemp(join(tmpdir(), 'ieum-sheet-'))
      try {
        const path = join(folder, 'sheet.xlsx')
        await writeFile(path, file.data)
        const most = await mostAsked(now())
        const { answerEntries } = parts
        const result = await takeReplySheet({
          payload,
          db,
          path,
          now: now(),
          user: user.id,
          mostAsked: most,
          answerEntries,
        })
        return renderPage(c, createElement(SheetResultPage, { contact: await contact(), result }))
      } catch (err) {
        if (err instanceof IeumError) return list(c, err.message)
        throw err
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }),
  )
  app.post(
    '/replies/calls',
    at(async (c) => {
      const { codes = '' } = (await readReplyForm(c.req.raw)).fields
      try {
        return c.redirect(`/replies/${await beginCall({ db, codes, now: now() })}/phone`, 303)
      } catch (err) {
        if (err instanceof IeumError) return list(c, err.message)
        throw err
      }
    }),
  )
  app.get(
    '/replies/:link',
    at(async (c) => {
      const link = await linkOf(c)
      const visit = link && (await linkVisit(db, link, { base: '', via: 'sheet' }))
      if (!link || !visit) return none(c)
      const state = await replyState({ payload, db, visit, mostAsked: await mostAsked(now()), now: now() })
      const letter = letterText(
        officialLetter({
          organization: visit.organizationName,
          post: visit.postTitle ?? '',
          entries: state.open.map(({ code, title }) => ({ code, title })),
          occasion: 'asked',
          until: replyUntil(link),
          contact: await contact(),
        }),
      )
      const id = link._id.toHexString()
      const isRevoked = link.revokedAt !== undefined
      return renderPage(
        c,
        createElement(StaffLinkPage, { contact: await contact(), id, visit, state, letter, isRevoked }),
      )
    }),
  )
  app.get(
    '/replies/:link/sheet.xlsx',
    at(async (c) => {
      const link = await linkOf(c)
      const sheet =
        link &&
        (await linkSheet({
          payload,
          db,
          link,
          mostAsked: await mostAsked(now()),
          contact: await contact(),
          now: now(),
        }))
      if (!sheet) return none(c)
      return c.body(new Uint8Array(sheet), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(REPLY_SHEET_NAME)}`,
      })
    }),
  )
  app.post(
    '/replies/:link/revoke',
    at(async (c, user) => {
      const link = await linkOf(c)
      if (!link) return none(c)
      const id = link._id.toHexString()
      if (await revokeReplyLink({ db, now: now(), link: id, by: user.id }))
        await inTransaction(payload, (transaction) =>
          recordAudit({
            payload,
            transaction,
            actor: { user: user.id, name: user.name, via: 'admin' },
            now: now(),
            records: [{ action: 'reply-link.revoked', target: `reply-links:${id}` }],
          }),
        )
      return c.redirect(`/replies/${id}`, 303)
    }),
  )
  app.route(
    '/replies/:link/phone',
    replyRoutes(parts, async (c) => {
      const user = await editor(c)
      if (user instanceof Response) return user
      const link = await linkOf(c)
      const base = `/replies/${link?._id.toHexString()}/phone`
      return (link && (await linkVisit(db, link, { base, via: 'phone', user: user.id }))) ?? none(c)
    }),
  )
  return app
}
