import { beforeAll, describe, expect, it, vi } from 'vitest'

import { buildDemo } from '../../../seed/demo'
import { addDays } from '../../../src/domain/day'
import { monthOf, weekOf } from '../../../src/domain/refresh/businessDays'
import { koreanHolidays } from '../../../src/lib/koreanHolidays'
import { simulateYear, type YearDay } from '../../support/refresh/simulateYear'

vi.setConfig({ hookTimeout: 400_000 })

const START = '2026-11-23'
const DAYS = 366
/** Weeks after which the backlog of the start has to be worked off. */
const WORKED_OFF = addDays(START, 28)
const ASKING = ['digest', 'reminder', 'deputyReminder', 'teamLeadReminder']
/** Business days on which one could have been written to, within which an overdue entry has to reach somebody: a week's reminder and its holidays. */
const REACHED_WITHIN_DAYS = 6

let holidays: Set<string>
let year: YearDay[]
beforeAll(async () => {
  holidays = new Set((await koreanHolidays([2026, 2027])).days)
  const started = performance.now()
  year = [...simulateYear({ demo: buildDemo(START), holidays, days: DAYS, answerShare: 0.6 })]
  const mails = year.reduce((sum, { mails }) => sum + mails.length, 0)
  console.log(`a year of 9,954 entries: ${Math.round(performance.now() - started)} ms, ${mails} mails`)
})

/** Every mail as [day, recipient, template]. */
const sent = () => year.flatMap(({ day, mails }) => mails.map((mail) => ({ day, ...mail })))

function duplicates(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.size === seen.add(key).size)
}

describe('a year of the refresh', () => {
  it('should reach somebody for every overdue entry: its owner, who stands above, or the staff', () => {
    const late = year.flatMap(({ day, unreached }) =>
      unreached.filter(({ days }) => days > REACHED_WITHIN_DAYS).map(({ code }) => `${day} ${code}`),
    )
    expect(late).toEqual([])
  })

  it('should give nobody more than one mail a day', () => {
    expect(duplicates(sent().map(({ day, to }) => `${day} ${to}`))).toEqual([])
  })

  it('should give nobody, and no post, more than one digest a month', () => {
    const digests = sent().filter(({ template }) => template === 'digest')
    expect(digests.length).toBeGreaterThan(5000)
    expect(duplicates(digests.map(({ day, to }) => `${monthOf(day)} ${to}`))).toEqual([])
    expect(duplicates(digests.flatMap(({ day, posts }) => posts.map((post) => `${monthOf(day)} ${post}`)))).toEqual([])
  })

  it('should give nobody, and no post, more than one reminder a week', () => {
    const reminders = sent().filter(({ template }) => ASKING.slice(1).includes(template))
    expect(reminders.length).toBeGreaterThan(500)
    expect(duplicates(reminders.map(({ day, to }) => `${weekOf(day)} ${to}`))).toEqual([])
    expect(duplicates(reminders.flatMap(({ day, posts }) => posts.map((post) => `${weekOf(day)} ${post}`)))).toEqual([])
  })

  it('should write on no holiday and no weekend', () => {
    expect(year.filter(({ isBusinessDay, mails }) => !isBusinessDay && mails.length > 0)).toEqual([])
    expect(
      year.some(({ isBusinessDay, plan }) => !isBusinessDay && plan.skipped.some(({ reason }) => reason === 'holiday')),
    ).toBe(true)
  })

  it('should write to nobody in a quiet period', () => {
    const wrong = year.flatMap(({ day, mails, quiet }) =>
      mails
        .filter((mail) => quiet.some(({ organization }) => !organization || mail.organization.startsWith(organization)))
        .map(({ to }) => `${day} ${to}`),
    )
    expect(wrong).toEqual([])
    expect(year.filter(({ quiet }) => quiet.length > 0).length).toBeGreaterThan(30)
  })

  it('should go up step by step: 부담당, 팀장, and in the end the staff', () => {
    const count = (of: string): number => sent().filter(({ template }) => template === of).length
    expect(count('deputyReminder')).toBeGreaterThan(20)
    expect(count('teamLeadReminder')).toBeGreaterThan(5)
    expect(count('teamLeadReminder')).toBeLessThan(count('reminder'))
    expect(year.some(({ plan }) => plan.late.length > 0)).toBe(true)
  })

  it('should ask every post once in January and once in July whether its people are still the same', () => {
    const checks = sent().filter(({ template }) => template === 'personCheck')
    expect([...new Set(checks.map(({ day }) => monthOf(day)))]).toEqual(['2027-01', '2027-07'])
    expect(duplicates(checks.flatMap(({ period, posts }) => posts.map((post) => `${period} ${post}`)))).toEqual([])
    expect(checks.flatMap(({ posts }) => posts).length).toBeGreaterThan(2000)
  })

  it('should raise the share of fresh entries above 95 % with 60 % of the mails answered, and keep it there', () => {
    const shares = year.map(({ day, counts }) => ({ day, share: counts.fresh / 9954 }))
    expect(shares[0]?.share).toBeLessThan(0.9)
    expect(shares.filter(({ day, share }) => day >= WORKED_OFF && share <= 0.95)).toEqual([])
  })
})
