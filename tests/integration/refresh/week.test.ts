import type { mongo } from 'mongoose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import { databaseOf } from '../../../src/lib/databaseOf'
import { buildDemo } from '../../../seed/demo'
import { writeDemo } from '../../../seed/writeDemo'
import { writeOrganizations } from '../../../seed/writeOrganizations'
import { readRefreshSettings } from '../../../src/commands/refresh/readRefreshSettings'
import { outboxOf } from '../../../src/mail/outbox'
import { startTestPayload, type TestPayload } from '../../support/payload'
import { brokenCaps, type Quiet } from '../../support/refresh/brokenCaps'
import { prepareMonth } from '../../support/refresh/prepareMonth'
import { runMonth, type MonthDay } from '../../support/refresh/runMonth'
import { unreachedEntries } from '../../support/refresh/unreachedEntries'

vi.setConfig({ hookTimeout: 240_000 })

const START = '2026-11-30'
const QUIET_DISTRICT = '강남구'
const DISTRICTS = [QUIET_DISTRICT, '관악구', '중랑구']

let test: TestPayload
let db: mongo.Db
let days: MonthDay[]
let quiet: Quiet
const mails = () => days.flatMap((day) => day.mails)

beforeAll(async () => {
  test = await startTestPayload('refresh-week')
  db = databaseOf(test.payload)
  const whole = buildDemo('2026-11-23')
  const demo = { ...whole, entries: whole.entries.filter(({ district }) => district && DISTRICTS.includes(district)) }
  const organizations = await writeOrganizations({ db, demo })
  await writeDemo({ payload: test.payload, db, demo, organizations })
  quiet = await prepareMonth({
    payload: test.payload,
    db,
    district: QUIET_DISTRICT,
    from: '2026-12-07',
    until: '2026-12-09',
  })
  days = []
  for await (const day of runMonth({ payload: test.payload, db, from: START, days: 11, answerShare: 0.6 }))
    days.push(day)
})
afterAll(() => test?.stop())

/** The short version of `npm run bench:month`: three districts, and the days around the digest's. */
describe('the refresh over the days around a digest, on MongoDB and SMTP', () => {
  it('should write to nobody too often, nor on a holiday, nor in a quiet period', async () => {
    const { holidays } = await readRefreshSettings(test.payload, START)
    expect(brokenCaps(mails(), holidays, quiet)).toEqual([])
  })

  it('should send digests on the first Tuesday and reminders in the week after it', () => {
    const on = (day: string, template: string) =>
      mails().filter((mail) => mail.day === day && mail.template === template).length
    expect(on('2026-12-01', 'digest')).toBeGreaterThan(50)
    const later = mails().filter(({ day, template }) => day > '2026-12-05' && template === 'reminder')
    expect(later.length).toBeGreaterThan(10)
  })

  it('should lose no mail: what the outbox took has arrived', async () => {
    expect(await outboxOf(db).countDocuments({ state: { $ne: 'sent' } })).toBe(0)
    expect(await outboxOf(db).countDocuments()).toBe(mails().length)
  })

  it('should leave no overdue entry that nobody was asked for and no list of the staff holds', async () => {
    expect(await unreachedEntries(db, days.at(-1)?.day ?? START)).toEqual([])
  })

  it('should work the overdue entries off as the answers come in', () => {
    const overdue = days.map((day) => day.overdue)
    expect(days.reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(100)
    expect(overdue.at(-1)).toBeLessThan((overdue[1] ?? 0) * 0.7)
  })
})
