import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { chanceOf } from '../../../seed/pick'
import { answerEntries } from '../../../src/commands/answerEntries'
import type { EntryRow } from '../../../src/commands/entryRow'
import { markBounced } from '../../../src/commands/markBounced'
import type { MailingRow } from '../../../src/commands/refresh/mailingRow'
import { readRefreshSettings } from '../../../src/commands/refresh/readRefreshSettings'
import { refreshParts } from '../../../src/commands/refresh/refreshParts'
import { mintReplyAddresses } from '../../../src/commands/replyLinks'
import { rowsOf } from '../../../src/commands/rows'
import { addDays, DAY_MS, type Day } from '../../../src/domain/day'
import { PUBLISHED_ROW } from '../../../src/domain/published'
import { addBusinessDays, type Holidays } from '../../../src/domain/refresh/businessDays'
import type { SweepTemplate } from '../../../src/domain/refresh/sweepTypes'
import { applyDueRequests } from '../../../src/commands/applyDueRequests'
import { archiveEndedNotices } from '../../../src/commands/archiveEndedNotices'
import { checkLinks } from '../../../src/commands/checkLinks'
import { createJobs } from '../../../src/jobs/createJobs'
import { runDueJobs } from '../../../src/jobs/runDueJobs'
import { parseEnv } from '../../../src/lib/env'
import { createLog } from '../../../src/lib/log'
import { mailWorkerPart } from '../../../src/mail/mailWorkerPart'
import { outboxOf } from '../../../src/mail/outbox'
import { replySheets } from '../../../src/server/worker/replySheets'
import { startCountingSmtp, type Arrival } from './countingSmtp'

/** A mail that arrived, with what it was. */
export interface ArrivedMail extends Arrival {
  day: Day
  template: string
  period: string
  organization: string
  posts: readonly string[]
}

export interface MonthDay {
  day: Day
  mails: ArrivedMail[]
  /** Entries that were answered on it. */
  answered: number
  overdue: number
  sweepMs: number
  mailMs: number
}

export interface MonthInput {
  payload: Payload
  db: mongo.Db
  from: Day
  days: number
  /** Chance of a mail that asks to be answered, within five business days. */
  answerShare: number
}

const TEN = 'T10:00:05+09:00'
const ASKING: SweepTemplate[] = ['digest', 'reminder', 'deputyReminder', 'teamLeadReminder']
const POLL_MS = 20

/**
 * Moves a database day by day: at ten its schedule runs, its mails go out over SMTP with their links and sheets, and what
 * officers answer comes in. Everything is what the worker runs; the clock alone is ours, and it goes on between its leaps.
 */
export async function* runMonth(input: MonthInput): AsyncGenerator<MonthDay> {
  const { payload, db, from, days } = input
  const smtp = await startCountingSmtp()
  let lead = 0
  const clock = (): number => Date.now() + lead
  const leapTo = (day: Day): void => {
    lead = new Date(`${day}${TEN}`).getTime() - Date.now()
  }
  leapTo(from)
  const env = parseEnv({
    SMTP_URL: smtp.url,
    REPLY_URLS: 'http://reply.test',
    PAYLOAD_SECRET: 'a-secret-for-months-only',
  })
  const mail = mailWorkerPart({
    payload,
    env,
    log: createLog({ level: 'error' }),
    clock,
    mint: (minting) => mintReplyAddresses({ ...minting, key: 'a-key-for-months-only' }),
    attachSheet: replySheets({ payload, db, mostAsked: async () => new Set() }),
    onBounce: async (email, code) => void (await markBounced({ payload, now: new Date(clock()), email, code })),
    times: { lease: 60_000, poll: POLL_MS, round: 1000, drain: 5000 },
  })
  const jobs = createJobs({ sweep: refreshParts, applyDueRequests, archiveEndedNotices, checkLinks })
  const schedule = () => runDueJobs({ payload, jobs, clock, owner: 'month', signal: new AbortController().signal })
  const { holidays } = await readRefreshSettings(payload, from)
  const answers = new Map<Day, MailingRow[]>()

  await beginSchedule(
    schedule,
    () => (lead -= DAY_MS),
    () => (lead += DAY_MS),
  )
  await mail.start()
  try {
    for (let offset = 0; offset < days; offset++) {
      const day = addDays(from, offset)
      leapTo(day)
      const answered = await answerDue({ ...input, now: new Date(clock()), asked: answers.get(day) ?? [] })
      const before = smtp.arrivals.length
      const started = performance.now()
      await schedule()
      const swept = performance.now()
      await untilSent(db)
      const mailMs = performance.now() - swept
      for (const row of await mailingsOf(payload, day)) planAnswer(row, day, input.answerShare, holidays, answers)
      yield {
        day,
        mails: await named(payload, db, day, smtp.arrivals.slice(before)),
        answered,
        overdue: await overdueOn(payload, day),
        sweepMs: swept - started,
        mailMs,
      }
    }
  } finally {
    await mail.stop()
    await smtp.stop()
  }
}

/** The first look of a schedule takes what was due before as done: it is given the day before. */
async function beginSchedule(schedule: () => Promise<void>, back: () => void, forth: () => void): Promise<void> {
  back()
  await schedule()
  forth()
}

const mailingsOf = (payload: Payload, day: Day): Promise<MailingRow[]> =>
  rowsOf<MailingRow>(payload, 'post-mailings')
    .find({ day, template: { $in: ASKING } })
    .toArray()

function planAnswer(
  row: MailingRow,
  day: Day,
  share: number,
  holidays: Holidays,
  answers: Map<Day, MailingRow[]>,
): void {
  if (chanceOf(`answer ${day} ${row.template} ${row.to}`) >= share) return
  const wait = 1 + Math.floor(chanceOf(`wait ${day} ${row.to}`) * 5)
  const on = addBusinessDays(day, wait, holidays)
  answers.set(on, [...(answers.get(on) ?? []), row])
}

/** Each mail is answered as its page would: 변경 없음 for what stands there now. @returns how many entries */
async function answerDue({
  payload,
  now,
  asked,
}: Pick<MonthInput, 'payload'> & { now: Date; asked: readonly MailingRow[] }): Promise<number> {
  let count = 0
  for (const { _id, entries, posts } of asked) {
    const rows = await rowsOf<EntryRow>(payload, 'entries')
      .find({ _id: { $in: entries } }, { projection: { revision: 1 } })
      .toArray()
    const results = await answerEntries({
      payload,
      now,
      answers: rows.map(({ _id: id, revision }) => ({
        entry: id.toHexString(),
        revision,
        kind: 'unchanged',
        mode: 'all',
      })),
      sender: { name: '김○○', position: '주무관', phone: '02-120', post: String(posts[0]), via: 'link' },
      key: `month ${_id.toHexString()}`,
    })
    count += results.filter(({ outcome }) => outcome === 'confirmed').length
  }
  return count
}

async function untilSent(db: mongo.Db): Promise<void> {
  while ((await outboxOf(db).countDocuments({ state: { $in: ['pending', 'leased'] } })) > 0)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
}

async function named(payload: Payload, db: mongo.Db, day: Day, arrivals: readonly Arrival[]): Promise<ArrivedMail[]> {
  const [rows, mailings] = await Promise.all([
    outboxOf(db)
      .find({ messageId: { $in: arrivals.map(({ messageId }) => messageId) } }, { projection: { data: 0 } })
      .toArray(),
    rowsOf<MailingRow>(payload, 'post-mailings').find({ day }).toArray(),
  ])
  const byMessage = new Map(rows.map((row) => [row.messageId, row]))
  const postsOf = new Map(
    mailings.map((row) => [`${row.template} ${row.to} ${row.period} ${String(row.organization)}`, row.posts]),
  )
  return arrivals.map((arrival) => {
    const row = byMessage.get(arrival.messageId)
    if (!row) throw new Error(`${arrival.messageId} arrived, and nobody sent it`)
    const { template, period, organization } = row
    const posts = postsOf.get(`${template} ${row.to} ${period} ${String(organization)}`) ?? []
    return { ...arrival, day, template, period, organization: String(organization), posts: posts.map(String) }
  })
}

const overdueOn = (payload: Payload, day: Day): Promise<number> =>
  rowsOf<EntryRow>(payload, 'entries').countDocuments({
    ...PUBLISHED_ROW,
    dueAt: { $lt: new Date(`${day}T00:00:00.000Z`) },
  })
