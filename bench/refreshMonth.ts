/**
 * `npm run bench:month`: the whole demo on MongoDB through a December, its mails over SMTP with links and sheets, 60 % of them
 * answered. Prints a table by day, checks that all mails arrived, that nobody was written to too often and that every overdue
 * entry reached somebody, and fails above five minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildDemo } from '../seed/demo'
import { writeDemo } from '../seed/writeDemo'
import { writeOrganizations } from '../seed/writeOrganizations'
import { readRefreshSettings } from '../src/commands/refresh/readRefreshSettings'
import { addDays } from '../src/domain/day'
import { runAtEdge } from '../src/lib/runAtEdge'
import { outboxOf } from '../src/mail/outbox'
import { brokenCaps } from '../tests/support/refresh/brokenCaps'
import { prepareMonth } from '../tests/support/refresh/prepareMonth'
import { runMonth, type MonthDay } from '../tests/support/refresh/runMonth'
import { unreachedEntries } from '../tests/support/refresh/unreachedEntries'

const START = '2026-11-30'
const DAYS = 32
const ANSWERED = 0.6
const MOST_SECONDS = 300

const dataDir = mkdtempSync(join(tmpdir(), 'ieum-month-'))
process.env.IEUM_DATA_DIR = dataDir
process.env.IEUM_MEILISEARCH = 'off'
process.env.IEUM_LOG_LEVEL = 'error'

await runAtEdge(async () => {
  const { withPayload } = await import('../src/cli/withPayload')
  try {
    return await withPayload(async ({ payload, db }) => {
      const demo = buildDemo('2026-11-23')
      const organizations = await writeOrganizations({ db, demo })
      await writeDemo({ payload, db, demo, organizations })
      const quiet = await prepareMonth({ payload, db, district: '강남구', from: '2026-12-07', until: '2026-12-18' })
      const { holidays } = await readRefreshSettings(payload, START)
      const started = performance.now()
      const cpu = process.cpuUsage()
      const days: MonthDay[] = []
      for await (const day of runMonth({ payload, db, from: START, days: DAYS, answerShare: ANSWERED })) {
        days.push(day)
        console.log(`${day.day} ${day.mails.length} mails`)
      }
      const seconds = (performance.now() - started) / 1000
      console.table(days.map(rowOf))
      const broken = brokenCaps(
        days.flatMap(({ mails }) => mails),
        holidays,
        quiet,
      )
      const unreached = await unreachedEntries(db, addDays(START, DAYS - 1))
      broken.push(...unreached.map((code) => `overdue, and nobody was asked: ${code}`))
      const total = days.reduce((sum, { mails }) => sum + mails.length, 0)
      const written = await outboxOf(db).countDocuments()
      if (written !== total) broken.push(`${written} mails were written, ${total} arrived`)
      for (const line of broken) console.error(line)
      const { user, system } = process.cpuUsage(cpu)
      console.log(
        `${demo.entries.length} entries, ${total} mails, ${DAYS} days in ${seconds.toFixed(0)} s ` +
          `(${((user + system) / 1e6).toFixed(0)} s of CPU beside MongoDB)`,
      )
      return broken.length > 0 || seconds > MOST_SECONDS ? 1 : 0
    })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
// Connections that are still open must not keep it.
process.exit()

function rowOf({ day, mails, answered, overdue, sweepMs, mailMs }: MonthDay) {
  const count = (template: string): number => mails.filter((mail) => mail.template === template).length
  return {
    day,
    digests: count('digest'),
    reminders: count('reminder'),
    deputy: count('deputyReminder'),
    teamLead: count('teamLeadReminder'),
    summaries: count('summary'),
    'KB a mail':
      mails.length > 0 ? Math.round(mails.reduce((sum, { bytes }) => sum + bytes, 0) / mails.length / 1024) : 0,
    answered,
    overdue,
    'sweep s': (sweepMs / 1000).toFixed(1),
    'mail s': (mailMs / 1000).toFixed(1),
  }
}
