import { mongo } from 'mongoose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createLog } from '../../../src/lib/log'
import { readMailSettings } from '../../../src/mail/mailSettings'
import { enqueueMails, outboxOf, type OutboxRow } from '../../../src/mail/outbox'
import { createMailSender, type MailSender, type SenderInput } from '../../../src/mail/sender'
import { renderMail } from '../../../src/mail/render/renderMail'
import { senderStates } from '../../../src/mail/senderState'
import { smtpSettings } from '../../../src/mail/smtpSettings'
import { createTransport, type TransportTimes } from '../../../src/mail/transport'
import { writeOutgoing } from '../../../src/mail/writeOutgoing'
import { FRAME, makeDraft, REPLY } from '../../support/mails'
import { startTestPayload, type TestPayload } from '../../support/payload'
import { startSmtp, type SmtpFixture } from '../../support/smtp'

const TIMES = { lease: 3000, poll: 20, round: 100, drain: 3000 }
const QUICK: TransportTimes = { connect: 2000, silence: 3000, whole: 5000 }
const HOUR_MS = 3_600_000
/** A machine that does other things beside is slow. */
const SOON = { timeout: 20_000, interval: 30 }

let test: TestPayload
let db: mongo.Db
let smtp: SmtpFixture
/** Moved on by a test; the sender's clock is real time plus this. */
let ahead = 0
const bounced: [string, number][] = []
const senders: MailSender[] = []

beforeAll(async () => {
  test = await startTestPayload('mail-sender')
  const connected = test.payload.db.connection.db
  if (!connected) throw new Error('no database')
  db = connected
  // The first mail loads what writes mails, which takes a second or more.
  await renderMail({ template: 'digest', data: {}, frame: FRAME })
})
afterAll(() => test?.stop())
beforeEach(async () => {
  ahead = 0
  bounced.length = 0
  await outboxOf(db).deleteMany({})
  await senderStates(db).deleteMany({})
  await db.collection('globals').deleteMany({})
  smtp = await startSmtp()
})
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()))
  await smtp.stop()
})

async function startSender(input: Partial<SenderInput> & { url?: string; ca?: string } = {}): Promise<MailSender> {
  const clock = (): number => Date.now() + ahead
  const env = {
    mailFrom: '이음 <ieum@ieum.test>',
    publicUrl: 'http://127.0.0.1:3120',
    replyUrls: ['http://127.0.0.1:3120'],
  }
  const sender = createMailSender({
    db,
    transport: createTransport(smtpSettings(input.url ?? smtp.url), QUICK, input.ca),
    write: writeOutgoing({ db, env, clock, mint: async () => REPLY }),
    domain: 'ieum.test',
    clock,
    random: () => 0.5,
    log: createLog({ level: 'silent' }),
    onBounce: async (email, code) => void bounced.push([email, code]),
    times: TIMES,
    ...input,
  })
  senders.push(sender)
  await sender.start()
  return sender
}

const put = (...drafts: Parameters<typeof makeDraft>[0][]) =>
  enqueueMails({ db, now: new Date(), drafts: drafts.map(makeDraft) })

const rows = (): Promise<OutboxRow[]> => outboxOf(db).find().sort({ to: 1 }).toArray()
const rowOf = async (to: string): Promise<OutboxRow> => {
  const row = await outboxOf(db).findOne({ to })
  if (!row) throw new Error(`no mail to ${to}`)
  return row
}

const untilState = (to: string, state: OutboxRow['state']): Promise<void> =>
  expect.poll(async () => (await rowOf(to)).state, SOON).toBe(state)

describe('the outbox', () => {
  it('should hold a mail once, however often it is written', async () => {
    const draft = makeDraft({ to: 'Once@Office.test ' })
    const first = await enqueueMails({ db, now: new Date(), drafts: [draft] })
    const again = await enqueueMails({ db, now: new Date(), drafts: [draft, makeDraft()] })
    expect([first, again]).toEqual([
      { enqueued: 1, already: 0 },
      { enqueued: 1, already: 1 },
    ])
    expect((await rowOf('once@office.test')).state).toBe('pending')
  })

  it('should hold a mail once when ten writers bring it at the same time', async () => {
    const draft = makeDraft({ to: 'ten@office.test' })
    const results = await Promise.all(
      Array.from({ length: 10 }, () => enqueueMails({ db, now: new Date(), drafts: [draft] })),
    )
    expect(results.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1)
    expect(await outboxOf(db).countDocuments()).toBe(1)
  })

  it('should hold nothing of a transaction that was rolled back', async () => {
    const session = test.payload.db.connection.getClient().startSession()
    session.startTransaction()
    await enqueueMails({ db, session, now: new Date(), drafts: [makeDraft()] })
    await session.abortTransaction()
    await session.endSession()
    expect(await outboxOf(db).countDocuments()).toBe(0)
  })

  it('should refuse data that its template cannot be written from, and write nothing', async () => {
    const wrong = makeDraft({ template: 'asked', data: { title: 3 } })
    await expect(enqueueMails({ db, now: new Date(), drafts: [makeDraft(), wrong] })).rejects.toMatchObject({
      code: 'mail/data',
    })
    expect(await outboxOf(db).countDocuments()).toBe(0)
  })

  it('should be read by editors and written by nobody over the API', async () => {
    await put({})
    const editor = await test.signedIn('editor')
    const agent = await test.signedIn('agent')
    expect((await test.rest('GET', '/mail-outbox', { token: editor })).body.totalDocs).toBe(1)
    expect((await test.rest('GET', '/mail-outbox', { token: agent })).status).toBe(403)
    const [row] = await rows()
    const body = { state: 'sent' }
    expect((await test.rest('PATCH', `/mail-outbox/${row?._id.toHexString()}`, { token: editor, body })).status).toBe(
      403,
    )
  })
})

describe('sending', () => {
  it('should send what is due, under a Message-ID made from the row', async () => {
    await put({ to: 'a@office.test' }, { to: 'b@office.test' })
    await startSender()
    await untilState('a@office.test', 'sent')
    await untilState('b@office.test', 'sent')
    for (const mail of smtp.delivered)
      expect(mail.messageId).toBe(`<${(await rowOf(mail.to))._id.toHexString()}@ieum.test>`)
    expect(smtp.delivered).toHaveLength(2)
  })

  it('should leave a mail alone until its time has come', async () => {
    await enqueueMails({
      db,
      now: new Date(),
      drafts: [makeDraft({ to: 'later@office.test' })],
      notBefore: new Date(Date.now() + HOUR_MS),
    })
    await put({ to: 'now@office.test' })
    await startSender()
    await untilState('now@office.test', 'sent')
    expect((await rowOf('later@office.test')).state).toBe('pending')
    ahead = 2 * HOUR_MS
    await untilState('later@office.test', 'sent')
  })

  it('should put a mail off after 451 and 421, and send it later', async () => {
    let answers = [451, 421]
    smtp.script = { onRcpt: () => answers.shift() }
    await put({ to: 'busy@office.test' })
    await startSender()
    await expect.poll(async () => (await rowOf('busy@office.test')).tries, SOON).toBe(1)
    const { nextAt, code } = await rowOf('busy@office.test')
    expect(code).toBe(451)
    // Half a minute fixed and a quarter by chance (0.5).
    expect((nextAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(40_000)
    ahead += HOUR_MS
    await expect.poll(async () => (await rowOf('busy@office.test')).tries, SOON).toBe(2)
    ahead += HOUR_MS
    await untilState('busy@office.test', 'sent')
    expect(smtp.delivered).toHaveLength(1)
    expect(bounced).toEqual([])
    answers = []
  })

  it('should stop for one recipient after 550, tell who is above, and send the others theirs', async () => {
    smtp.script = { onRcpt: (to) => (to === 'gone@office.test' ? 550 : undefined) }
    await put({ to: 'gone@office.test' }, { to: 'here@office.test' })
    await startSender()
    await untilState('here@office.test', 'sent')
    await untilState('gone@office.test', 'failed')
    expect(bounced).toEqual([['gone@office.test', 550]])
    expect(await rowOf('gone@office.test')).toMatchObject({ code: 550, nextAt: null })
  })

  it('should give a recipient up after many 4xx, and tell who is above', async () => {
    smtp.script = { onRcpt: () => 452 }
    await put({ to: 'full@office.test' })
    await outboxOf(db).updateOne({ to: 'full@office.test' }, { $set: { tries: 19 } })
    await startSender()
    await untilState('full@office.test', 'failed')
    expect(bounced).toEqual([['full@office.test', 452]])
  })

  it('should refuse for good what the server refuses after the text', async () => {
    smtp.script = { onText: () => 554 }
    await put({ to: 'spam@office.test' })
    await startSender()
    await untilState('spam@office.test', 'failed')
    expect((await rowOf('spam@office.test')).unknowns).toBe(0)
  })

  it('should count a link cut after the text as unknown, and send again under the same Message-ID', async () => {
    let cuts = 0
    smtp.script = {
      onText: (_mail, keep, cut) => {
        cuts += 1
        if (cuts > 1) return undefined
        keep()
        cut()
        return 'handled'
      },
    }
    await put({ to: 'cut@office.test' })
    await startSender()
    await untilState('cut@office.test', 'unknown')
    expect(await rowOf('cut@office.test')).toMatchObject({ unknowns: 1, tries: 0 })
    expect(smtp.delivered).toHaveLength(1)
    ahead = HOUR_MS
    await untilState('cut@office.test', 'sent')
    expect(new Set(smtp.delivered.map((mail) => mail.messageId)).size).toBe(1)
    expect((await rowOf('cut@office.test')).unknowns).toBe(1)
  })

  it('should stop resending after the third time and leave it to the staff', async () => {
    smtp.script = { onText: (_mail, _keep, cut) => (cut(), 'handled') }
    await put({ to: 'never@office.test' })
    await startSender()
    for (let count = 1; count <= 4; count += 1) {
      await expect.poll(async () => (await rowOf('never@office.test')).unknowns, SOON).toBe(count)
      ahead += HOUR_MS
    }
    expect(await rowOf('never@office.test')).toMatchObject({ state: 'unknown', nextAt: null })
  })

  it('should leave a tarpit, and know that nothing arrived', async () => {
    smtp.script = { onRcpt: (to) => (to === 'slow@office.test' ? new Promise(() => {}) : undefined) }
    await put({ to: 'slow@office.test' }, { to: 'quick@office.test' })
    await startSender()
    await untilState('quick@office.test', 'sent')
    await expect.poll(async () => (await rowOf('slow@office.test')).tries, SOON).toBe(1)
    expect(await rowOf('slow@office.test')).toMatchObject({ state: 'pending', unknowns: 0 })
  })

  it('should keep mails for as long as the server cannot be reached, and say so', async () => {
    const { port } = smtp
    await smtp.stop()
    await put({ to: 'wait@office.test' })
    await startSender({ url: `smtp://127.0.0.1:${port}` })
    await expect
      .poll(async () => (await senderStates(db).findOne({ _id: 'sender' }))?.problem)
      .toContain('ECONNREFUSED')
    await untilState('wait@office.test', 'pending')
    expect(await rowOf('wait@office.test')).toMatchObject({ tries: 0, unknowns: 0 })
  })

  it('should blame its own settings when its sender address is refused, and keep every mail', async () => {
    smtp.script = { onMail: () => 553 }
    await put({ to: 'mine@office.test' })
    await startSender()
    await expect.poll(async () => (await senderStates(db).findOne({ _id: 'sender' }))?.problem, SOON).toContain('553')
    expect(bounced).toEqual([])
    smtp.script = {}
    ahead = HOUR_MS
    await untilState('mine@office.test', 'sent')
    await expect.poll(async () => (await senderStates(db).findOne({ _id: 'sender' }))?.problem, SOON).toBe(null)
  })

  it('should let one of two senders have each mail', async () => {
    const many = Array.from({ length: 60 }, (_, n) => makeDraft({ to: `pair-${n}@office.test` }))
    await enqueueMails({ db, now: new Date(), drafts: many })
    await db.collection('globals').insertOne({ globalType: 'mail-settings', perSecond: 100, connections: 4 })
    await Promise.all([startSender(), startSender()])
    await expect.poll(() => outboxOf(db).countDocuments({ state: 'sent' }), SOON).toBe(60)
    expect(smtp.delivered).toHaveLength(60)
    expect(new Set(smtp.delivered.map((mail) => mail.to)).size).toBe(60)
    expect(smtp.mostConnections()).toBeLessThanOrEqual(8)
  })

  it('should keep to the mails a second and the connections that the staff set', async () => {
    await db.collection('globals').insertOne({ globalType: 'mail-settings', perSecond: 10, connections: 1 })
    expect(await readMailSettings(db)).toMatchObject({ perSecond: 10, connections: 1 })
    await enqueueMails({ db, now: new Date(), drafts: Array.from({ length: 12 }, () => makeDraft()) })
    await startSender()
    await expect.poll(() => outboxOf(db).countDocuments({ state: 'sent' }), SOON).toBe(12)
    const times = smtp.delivered.map((mail) => mail.at)
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(1000)
    expect(smtp.mostConnections()).toBe(1)
  })

  it('should finish the mail under way when it is stopped, and take no other', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    smtp.script = { onText: () => held }
    await db.collection('globals').insertOne({ globalType: 'mail-settings', connections: 1 })
    await put({ to: 'first@office.test' }, { to: 'second@office.test' })
    const sender = await startSender()
    await expect
      .poll(async () => (await outboxOf(db).findOne({ dataAt: { $exists: true } }))?.state, SOON)
      .toBe('leased')
    const stopped = sender.stop()
    setTimeout(release, 100)
    await stopped
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['pending', 'sent'])
  })

  it('should not send from a row it lost while the server thought about the recipient', async () => {
    smtp.script = { onRcpt: () => new Promise((resolve) => setTimeout(resolve, 500)) }
    await put({ to: 'taken@office.test' })
    await startSender()
    await untilState('taken@office.test', 'leased')
    const other = new mongo.ObjectId()
    await outboxOf(db).updateOne({ to: 'taken@office.test' }, { $set: { lease: other } })
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(smtp.delivered).toHaveLength(0)
    expect((await rowOf('taken@office.test')).lease?.equals(other)).toBe(true)
  })
})

describe('a row of a sender that died', () => {
  const died = { lease: new mongo.ObjectId(), leaseUntil: new Date(Date.now() - 1000) }

  it('should be sent as before when its text had not begun to leave', async () => {
    await put({ to: 'before@office.test' })
    await outboxOf(db).updateOne({}, { $set: { state: 'leased', ...died } })
    await startSender()
    await untilState('before@office.test', 'sent')
    expect((await rowOf('before@office.test')).unknowns).toBe(0)
  })

  it('should be unknown when its text had begun to leave', async () => {
    await put({ to: 'after@office.test' })
    await outboxOf(db).updateOne(
      {},
      { $set: { state: 'leased', ...died, dataAt: new Date(), messageId: '<m@ieum.test>' } },
    )
    await startSender()
    await untilState('after@office.test', 'unknown')
    expect(smtp.delivered).toHaveLength(0)
    ahead = HOUR_MS
    await untilState('after@office.test', 'sent')
    expect(smtp.delivered[0]?.messageId).toBe('<m@ieum.test>')
  })
})
