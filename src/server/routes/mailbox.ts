import { Hono, type Context } from 'hono'
import { mongo } from 'mongoose'

import { mailboxOf } from '../../mail/mailbox/mailboxRows'
import { mailboxList } from '../mailbox/mailboxList'
import { mailboxMail } from '../mailbox/mailboxMail'
import { problemResponse } from '../problem'
import type { Runtime } from '../runtime'

const PAGE = 50
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'",
}
/** A mail's HTML is somebody else's page: no script, nothing fetched, and what is clicked opens in a tab of its own. */
const MAIL_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox",
}

const notThere = (): Response =>
  problemResponse({ status: 404, code: 'not-found', detail: '그런 메일이 없습니다. 우편함에서 다시 골라 주세요.' })

/** `/mailbox`: what the demo has sent, for everybody on this machine. In production there is no such address. */
export function mailboxRoutes({ db, env }: Pick<Runtime, 'db' | 'env'>): Hono {
  const app = new Hono()
  if (env.mode !== 'demo') return app
  const mailbox = mailboxOf(db)
  const read = async (c: Context) => {
    const id = c.req.param('id') ?? ''
    return mongo.ObjectId.isValid(id) ? mailbox.findOne({ _id: new mongo.ObjectId(id) }) : null
  }

  return app
    .get('/mailbox', async (c) => {
      const to = (c.req.query('to') ?? '').trim().toLowerCase()
      const before = c.req.query('before') ?? ''
      const where = {
        ...(to ? { to } : {}),
        ...(mongo.ObjectId.isValid(before) ? { _id: { $lt: new mongo.ObjectId(before) } } : {}),
      }
      const [rows, recipients] = await Promise.all([
        mailbox
          .find(where, { projection: { html: 0, text: 0, files: 0 } })
          .sort({ _id: -1 })
          .limit(PAGE + 1)
          .toArray(),
        mailbox
          .aggregate<{ _id: string; count: number }>([
            { $unwind: '$to' },
            { $group: { _id: '$to', count: { $sum: 1 } } },
            { $sort: { count: -1, _id: 1 } },
            { $limit: 200 },
          ])
          .toArray(),
      ])
      const mails = rows.slice(0, PAGE)
      const hasMore = rows.length > PAGE
      return c.html(
        mailboxList({ mails, recipients, to, hasMore, isElsewhere: env.smtpUrl !== undefined }),
        200,
        HEADERS,
      )
    })
    .get('/mailbox/:id', async (c) => {
      const mail = await read(c)
      return mail ? c.html(mailboxMail(mail), 200, HEADERS) : notThere()
    })
    .get('/mailbox/:id/html', async (c) => {
      const mail = await read(c)
      // Links inside a frame have to leave it.
      return mail ? c.html(`<base target="_blank">${mail.html}`, 200, MAIL_HEADERS) : notThere()
    })
    .get('/mailbox/:id/files/:index', async (c) => {
      const file = (await read(c))?.files?.[Number(c.req.param('index'))]
      if (!file) return notThere()
      return c.body(new Uint8Array(file.content.buffer), 200, {
        ...MAIL_HEADERS,
        'content-type': file.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
      })
    })
}
