import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import type { mongo } from 'mongoose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { enqueueMails, outboxOf } from '../../src/mail/outbox'
import { makeDraft } from '../support/mails'
import { testDatabaseUri } from '../support/mongo'
import { startTestPayload, type TestPayload } from '../support/payload'
import { startSmtp, type SmtpFixture, type SmtpScript } from '../support/smtp'

const NAME = 'mail-faults'
const HOUR_MS = 3_600_000
const MAILS = 4
const SOON = { timeout: 60_000, interval: 50 }

let test: TestPayload
let db: mongo.Db
let smtp: SmtpFixture
const workers: ChildProcess[] = []

beforeAll(async () => {
  test = await startTestPayload(NAME)
  const connected = test.payload.db.connection.db
  if (!connected) throw new Error('no database')
  db = connected
})
afterAll(() => test?.stop())
beforeEach(async () => {
  await outboxOf(db).deleteMany({})
  smtp = await startSmtp()
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await kill(worker)
  await smtp.stop()
})

async function startWorker(aheadMs = 0): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', 'tests/faults/mailWorker.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      MONGODB_URI: testDatabaseUri(NAME),
      SMTP_URL: smtp.url,
      CLOCK_AHEAD_MS: String(aheadMs),
      IEUM_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(worker)
  await Promise.race([
    once(worker.stdout, 'data'),
    once(worker, 'exit').then(() => Promise.reject(new Error('the worker did not start'))),
  ])
  return worker
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  await gone
}

const never = (): Promise<never> => new Promise(() => {})

/** Where the server holds the talk until the worker is dead. `reached` is called when the talk is there. */
const states: Record<string, (reached: () => void) => SmtpScript> = {
  'before the greeting': (reached) => ({ onConnect: () => (reached(), never()) }),
  'at the sender': (reached) => ({ onMail: () => (reached(), never()) }),
  'at the recipient': (reached) => ({ onRcpt: () => (reached(), never()) }),
  'after the text, which the server has not kept': (reached) => ({ onText: () => (reached(), never()) }),
  'after the text, which the server has kept without saying so': (reached) => ({
    onText: (_mail, keep) => (keep(), reached(), never()),
  }),
  'right after the acknowledgement': (reached) => ({ onText: () => void setImmediate(reached) }),
}

describe('a worker killed while it sends', { timeout: 180_000 }, () => {
  it.each(Object.keys(states))('should lose no mail, and repeat none that is not counted: %s', async (state) => {
    const drafts = Array.from({ length: MAILS }, () => makeDraft())
    await enqueueMails({ db, now: new Date(), drafts })
    const reached = new Promise<void>((resolve) => {
      smtp.script = states[state]?.(resolve) ?? {}
    })
    const first = await startWorker()
    await reached
    await kill(first)
    smtp.script = {}

    // Two hours on, what the dead one held has run out; two hours later, what is unknown by then is due.
    const second = await startWorker(2 * HOUR_MS)
    const sent = { state: 'sent' as const }
    const settled = { $or: [sent, { state: 'unknown' as const, unknowns: 1 }] }
    await expect.poll(() => outboxOf(db).countDocuments(settled), SOON).toBe(MAILS)
    second.kill('SIGUSR2')
    await expect.poll(() => outboxOf(db).countDocuments(sent), SOON).toBe(MAILS)

    for (const row of await outboxOf(db).find().toArray()) {
      const copies = smtp.delivered.filter((mail) => mail.to === row.to)
      expect(copies.length, `${row.to} arrived`).toBeGreaterThanOrEqual(1)
      expect(copies.length, `${row.to} repeated without being counted`).toBeLessThanOrEqual(1 + row.unknowns)
      expect(new Set(copies.map((mail) => mail.messageId)).size).toBe(1)
    }
    const counted = await outboxOf(db).countDocuments({ unknowns: { $gt: 0 } })
    const hadText = state.startsWith('after the text') || state.startsWith('right after')
    if (!hadText) expect(counted, 'nothing had left').toBe(0)
    if (state.startsWith('after the text'))
      expect(counted, 'two connections held one mail each').toBeGreaterThanOrEqual(1)
  })

  it('should finish the mail under way on SIGTERM and leave the others', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await enqueueMails({ db, now: new Date(), drafts: Array.from({ length: 6 }, () => makeDraft()) })
    const reached = new Promise<void>((resolve) => {
      smtp.script = { onText: () => (resolve(), held) }
    })
    const worker = await startWorker()
    await reached
    const gone = once(worker, 'exit')
    worker.kill('SIGTERM')
    setTimeout(release, 500)
    expect((await gone)[0]).toBe(0)
    const left = await outboxOf(db).find().toArray()
    expect(left.filter((row) => row.state === 'leased' || row.state === 'unknown')).toEqual([])
    expect(left.filter((row) => row.state === 'sent')).toHaveLength(smtp.delivered.length)
    expect(smtp.delivered.length).toBeLessThan(6)
  })

  it('should let two workers send each mail once', async () => {
    const drafts = Array.from({ length: 40 }, () => makeDraft())
    await enqueueMails({ db, now: new Date(), drafts })
    await Promise.all([startWorker(), startWorker()])
    await expect.poll(() => outboxOf(db).countDocuments({ state: 'sent' }), SOON).toBe(40)
    expect(smtp.delivered).toHaveLength(40)
    expect(new Set(smtp.delivered.map((mail) => mail.to)).size).toBe(40)
  })
})
