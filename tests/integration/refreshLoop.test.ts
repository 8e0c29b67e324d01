import type { Hono } from 'hono'
import { Types, type mongo } from 'mongoose'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { up } from '../../migrations/20261123_000040_replies'
import type { Entry } from '../../payload-types'
import { answerEntries } from '../../src/commands/answerEntries'
import { approveRequest } from '../../src/commands/approveRequest'
import { markBounced } from '../../src/commands/markBounced'
import { refreshParts } from '../../src/commands/refresh/refreshParts'
import { mintReplyAddresses } from '../../src/commands/replyLinks'
import { applyDueRequests } from '../../src/commands/applyDueRequests'
import { archiveEndedNotices } from '../../src/commands/archiveEndedNotices'
import { checkLinks } from '../../src/commands/checkLinks'
import { createJobs } from '../../src/jobs/createJobs'
import { runDueJobs } from '../../src/jobs/runDueJobs'
import { parseEnv } from '../../src/lib/env'
import { createLog } from '../../src/lib/log'
import { replyKey } from '../../src/lib/replyKey'
import type { WorkerPart } from '../../src/lib/workerPart'
import { mailWorkerPart } from '../../src/mail/mailWorkerPart'
import { outboxOf } from '../../src/mail/outbox'
import { createReplyApp } from '../../src/server/reply/createReplyApp'
import { replyContact } from '../../src/server/reply/replyContact'
import { replySheets } from '../../src/server/worker/replySheets'
import { startTestPayload, type TestPayload } from '../support/payload'
import { databaseOf, makeDigest, type Digest } from '../support/reply'
import { startSmtp, type Delivered, type SmtpFixture } from '../support/smtp'

vi.setConfig({ testTimeout: 60_000 })

const SOON = { timeout: 30_000, interval: 50 }
/** The first Tuesday of December, and a moment of the day before. */
const DIGEST_DAY = new Date('2026-12-01T10:00:05+09:00')
const DAY_BEFORE = new Date('2026-11-30T15:00:00+09:00')
const ANSWERED = new Date('2026-12-02T14:00:00+09:00')
const DECIDED = new Date('2026-12-03T11:00:00+09:00')
const SENDER = { 'sender.name': '김○○', 'sender.position': '주무관', 'sender.phone': '02-3423-5000' }
const NEW_FEE = '2027년부터 5,500원'

/**
 * One turn of the refresh with the parts the worker and the reply server run, a mail server that speaks SMTP, and a clock
 * that is moved by hand. The tests follow each other.
 */
describe('the refresh from the digest to the published change', () => {
  let test: TestPayload
  let db: mongo.Db
  let smtp: SmtpFixture
  let mail: WorkerPart
  let replies: Hono
  let digest: Digest
  let now = DAY_BEFORE
  let officerMail: Delivered
  let path = ''

  const schedule = () =>
    runDueJobs({
      payload: test.payload,
      jobs: createJobs({ sweep: refreshParts, applyDueRequests, archiveEndedNotices, checkLinks }),
      clock: () => now.getTime(),
      owner: 'test',
      signal: new AbortController().signal,
    })
  const read = (id: string): Promise<Entry> => test.payload.findByID({ collection: 'entries', id, depth: 0 })
  const entry = (index: number): Digest['entries'][number] => {
    const found = digest.entries[index]
    if (!found) throw new Error(`no entry ${index}`)
    return found
  }
  const send = (at: string, fields: Record<string, string> | URLSearchParams) =>
    replies.request(at, { method: 'POST', body: new URLSearchParams(fields) })
  const trailOf = async (target: string) =>
    (await db.collection('audit-events').find({ target }).sort({ _id: 1 }).toArray()).map(({ action }) =>
      String(action),
    )

  beforeAll(async () => {
    test = await startTestPayload('refresh-loop')
    await up({ payload: test.payload })
    db = databaseOf(test.payload)
    smtp = await startSmtp()
    const env = parseEnv({
      SMTP_URL: smtp.url,
      REPLY_URLS: 'http://reply.test,http://10.1.2.3',
      IEUM_DATA_DIR: process.env.IEUM_DATA_DIR,
      PAYLOAD_SECRET: process.env.PAYLOAD_SECRET,
    })
    const clock = (): number => now.getTime()
    const mostAsked = async () => new Set<string>()
    mail = mailWorkerPart({
      payload: test.payload,
      env,
      log: createLog({ level: 'silent' }),
      clock,
      mint: mintReplyAddresses,
      attachSheet: replySheets({ payload: test.payload, db, mostAsked }),
      onBounce: (email, code) => markBounced({ payload: test.payload, now, email, code }).then(() => undefined),
      times: { lease: 60_000, poll: 20, round: 500, drain: 3000 },
    })
    replies = createReplyApp({
      payload: test.payload,
      db,
      clock,
      replyKey: replyKey(env),
      answerEntries,
      mostAsked,
      contact: () => replyContact(db),
    })
    digest = await makeDigest(test.payload)
    await mail.start()
  })
  afterAll(async () => {
    await mail?.stop()
    await smtp?.stop()
    await test?.stop()
  })

  it('should write to nobody before the digest day, and once on it, at ten', async () => {
    await schedule()
    expect(await outboxOf(db).countDocuments()).toBe(0)
    now = DIGEST_DAY
    await schedule()
    await schedule()
    await expect.poll(() => smtp.delivered.length, SOON).toBe(1)
    officerMail = smtp.delivered[0] as Delivered
    expect(officerMail.to).toBe('kim@office.ieum.test')
    expect(officerMail.parsed.subject).toContain('현행화')
    expect((await outboxOf(db).findOne({}))?.state).toBe('sent')
  })

  it('should bring the signed link on a line of its own, and the sheet with the same entries', async () => {
    const lines = (officerMail.parsed.text ?? '').split('\n')
    const links = lines.filter((line) => /^http:\/\/(reply\.test|10\.1\.2\.3)\/r\/[\w-]{43}$/.test(line))
    expect(links).toHaveLength(2)
    path = new URL(links[0] ?? '').pathname
    const [file] = officerMail.parsed.attachments
    expect(file?.filename).toBe('현행화 회신서.xlsx')
    expect(officerMail.parsed.text).toContain("붙임 '현행화 회신서.xlsx'")
    const cells = (await readSheet(file?.content ?? Buffer.alloc(0))).flat().map(String)
    for (const { code } of digest.entries) expect(cells).toContain(code)
  })

  it('should change nothing while scanners and the officer look', async () => {
    const before = await state()
    for (const method of ['GET', 'HEAD'])
      for (const at of [path, `${path}/review`, `${path}/entries/${entry(4).id}`, `${path}/send`])
        await replies.request(at, { method, headers: { purpose: 'prefetch' } })
    expect(await state()).toEqual(before)
  })

  /** Everything an answer would change. */
  const state = async () => ({
    entries: await db
      .collection('entries')
      .find({}, { projection: { revision: 1, checkedAt: 1, disputed: 1 } })
      .sort({ _id: 1 })
      .toArray(),
    requests: await db.collection('refresh-requests').countDocuments(),
    receipts: await db.collection('reply-receipts').countDocuments(),
    drafts: await db.collection('reply-drafts').countDocuments(),
    trail: await db.collection('audit-events').countDocuments(),
  })

  it('should take 변경 없음 for eleven and 수정 for one', async () => {
    now = ANSWERED
    const choices = new URLSearchParams()
    digest.entries.slice(0, 4).forEach(({ id }) => choices.append(`facts.${id}`, 'fee'))
    digest.entries.slice(4, 11).forEach(({ id }) => choices.append(`kind.${id}`, 'unchanged'))
    choices.append(`kind.${entry(11).id}`, 'change')
    expect((await send(`${path}/answers`, choices)).headers.get('location')).toContain(entry(11).id)
    await send(`${path}/entries/${entry(11).id}`, { fee: NEW_FEE, reason: '조례가 바뀌었습니다.' })
    const review = await (await replies.request(`${path}/review`)).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? ''
    const done = await send(`${path}/send`, { nonce, scope: 'answered', ...SENDER })
    expect(decodeURIComponent(done.headers.get('location') ?? '')).toContain('/receipts/회신-')

    for (const { id } of digest.entries.slice(0, 11)) {
      expect((await read(id)).checkedAt.slice(0, 10)).toBe('2026-12-02')
      expect(await trailOf(`entries:${id}`)).toEqual(['entry.confirmed'])
    }
    const changed = await read(entry(11).id)
    expect([changed.fee ?? '', changed.checkedAt.slice(0, 10)]).toEqual(['', '2025-11-10'])
  })

  it('should count the same form sent again once', async () => {
    const before = await state()
    const review = await (await replies.request(`${path}/review`)).text()
    const nonce = /name="nonce" value="([^"]+)"/.exec(review)?.[1] ?? 'none'
    await send(`${path}/send`, { nonce, scope: 'answered', ...SENDER })
    const after = await state()
    expect([after.requests, after.entries]).toEqual([before.requests, before.entries])
  })

  it('should publish what staff approve, with its check date, its history and its trail', async () => {
    now = DECIDED
    const request = await db.collection('refresh-requests').findOne({})
    const id = String(request?._id)
    expect(request).toMatchObject({ kind: 'change', state: 'submitted', via: 'link' })
    await approveRequest({ payload: test.payload, now, actor: { name: '교육운영부', via: 'admin' }, id })
    const changed = await read(entry(11).id)
    expect([changed.fee, changed.checkedAt.slice(0, 10), changed._status]).toEqual([NEW_FEE, '2026-12-03', 'published'])
    const publications = await db
      .collection('publications')
      .find({ entry: new Types.ObjectId(changed.id) })
      .sort({ revision: -1 })
      .toArray()
    expect(publications[0]).toMatchObject({ revision: changed.revision })
    const trail = await trailOf(`refresh-requests:${id}`)
    expect(trail.length).toBeGreaterThanOrEqual(3)
    expect(trail.at(-1)).toMatch(/appl/)
  })

  it('should tell the officer by mail what became of it', async () => {
    await expect.poll(() => smtp.delivered.length, SOON).toBe(2)
    const told = smtp.delivered[1]
    expect(told?.to).toBe('kim@office.ieum.test')
    expect(told?.parsed.text).toContain('반영')
  })

  it('should ask nobody again while everything is fresh', async () => {
    now = new Date('2026-12-08T10:00:05+09:00')
    await schedule()
    now = new Date('2027-01-05T10:00:05+09:00')
    await schedule()
    const asked = await outboxOf(db)
      .find({ template: { $in: ['digest', 'reminder', 'deputyReminder', 'teamLeadReminder'] } })
      .toArray()
    expect(asked.map(({ period }) => period)).toEqual(['2026-12'])
  })
})
