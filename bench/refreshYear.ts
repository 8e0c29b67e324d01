/**
 * `npm run bench:year`: moves the demo through a year with 60 % of the mails answered, prints a table by month, and draws
 * docs/refresh/year.svg.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { buildDemo } from '../seed/demo'
import { monthOf } from '../src/domain/refresh/businessDays'
import { koreanHolidays } from '../src/lib/koreanHolidays'
import { simulateYear, type YearDay } from '../tests/support/refresh/simulateYear'
import { drawYear } from './support/drawYear'

const START = '2026-11-23'
const DAYS = 366
const ANSWERED = 0.6
const FOLDER = join(import.meta.dirname, '..', 'docs', 'refresh')

const demo = buildDemo(START)
const holidays = new Set((await koreanHolidays([2026, 2027])).days)
const started = performance.now()
const days = [...simulateYear({ demo, holidays, days: DAYS, answerShare: ANSWERED })]
const seconds = (performance.now() - started) / 1000

const months = [...new Set(days.map(({ day }) => monthOf(day)))]
const countOf = (of: readonly YearDay[], template: string): number =>
  of.reduce((sum, { mails }) => sum + mails.filter((mail) => mail.template === template).length, 0)

console.table(
  months.map((month) => {
    const of = days.filter(({ day }) => monthOf(day) === month)
    const shares = of.map(({ counts }) => (counts.fresh / demo.entries.length) * 100)
    return {
      month,
      'fresh min %': Math.min(...shares).toFixed(1),
      'fresh end %': (shares.at(-1) ?? 0).toFixed(1),
      overdue: of.at(-1)?.counts.overdue,
      digests: countOf(of, 'digest'),
      reminders: countOf(of, 'reminder'),
      deputy: countOf(of, 'deputyReminder'),
      teamLead: countOf(of, 'teamLeadReminder'),
      unassigned: of.at(-1)?.plan.unassigned.length,
      late: of.at(-1)?.plan.late.length,
    }
  }),
)
console.log(`${demo.entries.length} entries, ${DAYS} days in ${seconds.toFixed(1)} s`)
mkdirSync(FOLDER, { recursive: true })
writeFileSync(join(FOLDER, 'year.svg'), drawYear(days, demo.entries.length))
