import type { Hono } from 'hono'
import type { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { parseEnv, type EnvSource } from '../../../src/lib/env'
import { createLog } from '../../../src/lib/log'
import { mailCondition } from '../../../src/mail/mailCondition'
import { keepInMailbox, mailboxOf } from '../../../src/mail/mailbox/mailboxRows'
import type { WorkerPart } from '../../../src/lib/workerPart'
import { mailWorkerPart } from '../../../src/mail/mailWorkerPart'
import { enqueueMails, outboxOf } from '../../../src/mail/outbox'
import { outboxCounts } from '../../../src/mail/outboxCounts'
import { mailboxRoutes } from '../../../src/server/routes/mailbox'
import { makeDraft, REPLY } from '../../support/mails'
import { startTestPayload, type TestPayload } from '../../support/payload'

const SOON = { timeout: 30_000, interval: 50 }
const LIVE = { IEUM_MODE: 'production', PAYLOAD_SECRET: 'a-secret-for-tests-only' }

let test: TestPayload
let db: mongo.Db
let part: WorkerPart
const envOf = (source: EnvSource) => parseEnv({ MAIL_FROM: '이음 <ieum@ieum.test>', ...source })
const partWith = (source: EnvSource): WorkerPart =>
  mailWorkerPart({
    payload: test.payload,
    env: envOf(source),
    log: createLog({ level: 'silent' }),
    clock: Date.now,
    mint: async () => REPLY,
    onBounce: async () => {},
    times: { lease: 60_000, poll: 30, round: 300, drain: 3000 },
  })
const pages = (source: EnvSource): Hono => mailboxRoutes({ db, env: envOf(source) })

beforeAll(async () => {
  test = await startTestPayload('mail-mailbox')
  const connected = test.payload.db.connection.db
  if (!connected) throw new Error('no database')
  db = connected
})
afterAll(async () => {
  await part?.stop()
  await test?.stop()
})

describe('without SMTP_URL', () => {
  it('should keep mails waiting in production, and say so', async () => {
    const live = partWith(LIVE)
    await live.start()
    await enqueueMails({ db, now: new Date(), drafts: [makeDraft({ to: 'waits@office.test', link: 'any' })] })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await live.stop()
    const condition = await mailCondition(db, envOf(LIVE), Date.now())
    expect(condition).toMatchObject({
      status: 'waiting',
      pending: 1,
      problem: 'SMTP_URL이 없어 메일이 나가지 않습니다.',
    })
    expect((await pages(LIVE).request('/mailbox')).status).toBe(404)
  })

  it('should take the mail over real SMTP in the demo, links and all', async () => {
    part = partWith({})
    await part.start()
    await expect.poll(async () => (await outboxOf(db).findOne({ to: 'waits@office.test' }))?.state, SOON).toBe('sent')
    const mail = await mailboxOf(db).findOne({ to: 'waits@office.test' })
    expect(mail?.text.split('\n')).toContain(REPLY.addresses[0])
    expect(mail?.html).toContain(`href="${REPLY.addresses[0]}"`)
    expect((await mailCondition(db, envOf({}), Date.now())).status).toBe('ok')
    const counts = await outboxCounts(db, new Date())
    expect(counts.states).toEqual({ pending: 0, leased: 0, sent: 1, unknown: 0, failed: 0 })
  })

  it('should bring a forgotten password through the outbox, without its secret in it', async () => {
    await test.payload.create({
      collection: 'users',
      data: { email: 'lost@office.test', password: 'old-password-1', name: '이○○', role: 'agent' },
    })
    const answer = await test.rest('POST', '/users/forgot-password', { body: { email: 'lost@office.test' } })
    expect(answer.status).toBe(200)
    await expect.poll(async () => (await outboxOf(db).findOne({ to: 'lost@office.test' }))?.state, SOON).toBe('sent')
    const user = await db.collection('users').findOne({ email: 'lost@office.test' })
    const token = String(user?.resetPasswordToken)
    const mail = await mailboxOf(db).findOne({ to: 'lost@office.test' })
    expect(mail?.text.split('\n')).toContain(`http://127.0.0.1:3120/admin/reset/${token}`)
    expect(JSON.stringify(await outboxOf(db).findOne({ to: 'lost@office.test' }))).not.toContain(token)
    const reset = await test.rest('POST', '/users/reset-password', { body: { token, password: 'new-password-1' } })
    expect(reset.status).toBe(200)
  })

  it('should list the mails of one recipient, and show one with its HTML shut in', async () => {
    const app = pages({})
    const list = await (await app.request('/mailbox?to=lost@office.test')).text()
    expect(list).toContain('시연용 우편함')
    expect(list).toContain('비밀번호 재설정 안내')
    expect(list).not.toContain('12월 현행화 안내')
    const mail = await mailboxOf(db).findOne({ to: 'waits@office.test' })
    const page = await (await app.request(`/mailbox/${mail?._id.toHexString()}`)).text()
    expect(page).toContain(`<a href="${REPLY.addresses[0]}" target="_blank">`)
    expect(page).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    const html = await app.request(`/mailbox/${mail?._id.toHexString()}/html`)
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html.headers.get('content-security-policy')).toContain('sandbox')
    expect((await app.request('/mailbox/nonsense')).status).toBe(404)
  })

  it('should escape what a mail says of itself', async () => {
    const evil = '<script>alert(1)</script>'
    const row = {
      at: new Date(),
      to: ['x@office.test'],
      from: evil,
      subject: evil,
      text: evil,
      html: '',
      messageId: '',
    }
    const { insertedId } = await mailboxOf(db).insertOne(row as never)
    const app = pages({})
    for (const path of ['/mailbox', `/mailbox/${insertedId.toHexString()}`])
      expect(await (await app.request(path)).text()).not.toContain('<script')
  })

  it('should keep the newest mails only', async () => {
    await mailboxOf(db).deleteMany({})
    const { mongo } = await import('mongoose')
    for (let n = 1; n <= 6; n += 1) {
      const row = { _id: new mongo.ObjectId(), at: new Date(), to: [`n${n}@office.test`], from: '', subject: '' }
      await keepInMailbox(db, { ...row, text: '', html: '', messageId: '' }, 4)
    }
    const kept = await mailboxOf(db).find().toArray()
    expect(kept.map(({ to }) => to[0])).toEqual(['n3', 'n4', 'n5', 'n6'].map((name) => `${name}@office.test`))
  })
})
