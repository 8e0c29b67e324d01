import { describe, expect, it } from 'vitest'

import { addDays, type Day } from '../../../src/domain/day'
import { planSendNow } from '../../../src/domain/refresh/planSendNow'
import { planSweep } from '../../../src/domain/refresh/planSweep'
import type { PostPerson } from '../../../src/domain/refresh/recipients'
import type { Mailing, SweepEntry, SweepPost, SweepState } from '../../../src/domain/refresh/sweepTypes'

/** A Tuesday, the first of its month. */
const TUESDAY = '2026-12-01'
const HOLIDAYS = new Set(['2026-12-25', '2027-01-01'])

const person = (as: PostPerson['as'], change: Partial<PostPerson> = {}): PostPerson => ({
  as,
  name: as,
  email: `${as.toLowerCase()}@office.test`,
  phone: '',
  active: true,
  bounced: false,
  ...change,
})
const PEOPLE = [person('primary'), person('deputy'), person('teamLead'), person('manager')]

const post = (change: Partial<SweepPost> = {}): SweepPost => ({
  id: 'p1',
  title: '여권 발급',
  organization: 'o1',
  people: PEOPLE,
  entries: 10,
  ...change,
})

const entry = (id: string, dueAt: Day, change: Partial<SweepEntry> = {}): SweepEntry => ({
  id,
  code: id,
  title: id,
  post: 'p1',
  organization: 'o1',
  checkedAt: addDays(dueAt, -365),
  dueAt,
  priority: 1,
  ...change,
})

const state = (today: Day, change: Partial<SweepState> = {}): SweepState => ({
  today,
  holidays: HOLIDAYS,
  isPaused: false,
  quietPeriods: [],
  posts: [post()],
  organizations: [
    { id: 'o1', name: '민원과', lineage: ['o1', 'd1'], figures: { total: 10, fresh: 9, due: 0, overdue: 1 } },
  ],
  entries: [entry('e1', '2026-11-20')],
  mailings: [],
  ...change,
})

const mailing = (day: Day, change: Partial<Mailing> = {}): Mailing => ({
  template: 'digest',
  day,
  period: day.slice(0, 7),
  to: 'primary@office.test',
  posts: ['p1'],
  entries: ['e1'],
  ...change,
})

const asked = (given: SweepState) =>
  planSweep(given)
    .mails.filter(({ template }) => template !== 'summary')
    .map(({ template, to }) => `${template} ${to.split('@')[0]}`)

describe('the digest', () => {
  it('should go to 정담당 on the first Tuesday of the month', () => {
    expect(asked(state(TUESDAY))).toEqual(['digest primary'])
    expect(
      asked(state('2026-11-30', { mailings: [mailing('2026-11-26', { template: 'reminder', period: '2026-W48' })] })),
    ).toEqual([])
  })

  it('should wait for the next business day when the first Tuesday is a holiday', () => {
    const holidays = new Set([TUESDAY])
    expect(asked(state(TUESDAY, { holidays }))).toEqual([])
    expect(planSweep(state(TUESDAY, { holidays })).skipped.map(({ reason }) => reason)).toContain('holiday')
    expect(asked(state('2026-12-02', { holidays }))).toEqual(['digest primary'])
  })

  it('should be caught up when the server was down on its day, but not close to the next one', () => {
    const ahead = [entry('e1', '2027-01-10')]
    expect(asked(state('2026-12-09', { entries: ahead }))).toEqual(['digest primary'])
    expect(asked(state('2026-12-28', { entries: ahead }))).toEqual([])
  })

  it('should hold at most 50 entries, the most urgent first, with places for those nobody was asked for', () => {
    const old = Array.from({ length: 60 }, (_, n) =>
      entry(`old-${String(n).padStart(2, '0')}`, '2026-10-01', { priority: 100 - n }),
    )
    const quiet = entry('quiet', '2026-11-29', { priority: 0.5 })
    const before = mailing('2026-11-03', { period: '2026-11', entries: old.map(({ id }) => id) })
    const [mail] = planSweep(state(TUESDAY, { entries: [quiet, ...old], mailings: [before] })).mails
    expect(mail?.entries).toHaveLength(50)
    expect(mail?.more).toBe(11)
    expect(mail?.entries[0]?.id).toBe('old-00')
    expect(mail?.entries.map(({ id }) => id)).toContain('quiet')
  })

  it('should list what is due before the digest after next, and nothing later', () => {
    const entries = [entry('soon', '2027-01-20'), entry('later', '2027-03-01')]
    expect(planSweep(state(TUESDAY, { entries })).mails[0]?.entries.map(({ id }) => id)).toEqual(['soon'])
  })

  it('should be one mail for a person with several posts', () => {
    const posts = [post(), post({ id: 'p2', title: '여권 재발급' })]
    const entries = [
      entry('e1', '2026-11-20'),
      entry('e2', '2026-11-21', { post: 'p2' }),
      entry('e3', '2026-11-22', { post: 'p2' }),
    ]
    const mails = planSweep(state(TUESDAY, { posts, entries })).mails.filter(({ template }) => template === 'digest')
    expect(mails.map((mail) => [mail.posts, mail.entries.length])).toEqual([[['p2', 'p1'], 3]])
  })
})

describe('silence', () => {
  const overdue = entry('e1', '2026-11-20')
  /** Asked on the first Tuesday, reminded each week since. */
  const reminded = (...days: Day[]): Mailing[] => [
    mailing(TUESDAY),
    ...days.map((day) => mailing(day, { template: 'reminder', period: day })),
  ]

  it('should be followed by a reminder after a week, not earlier', () => {
    expect(asked(state('2026-12-07', { entries: [overdue], mailings: reminded() }))).toEqual([])
    expect(asked(state('2026-12-08', { entries: [overdue], mailings: reminded() }))).toEqual(['reminder primary'])
  })

  it('should go to 부담당 after 7 business days and to 팀장 after 14', () => {
    expect(asked(state('2026-12-15', { entries: [overdue], mailings: reminded('2026-12-08') }))).toEqual([
      'deputyReminder deputy',
    ])
    expect(asked(state('2026-12-22', { entries: [overdue], mailings: reminded('2026-12-08', '2026-12-15') }))).toEqual([
      'teamLeadReminder teamlead',
    ])
  })

  it('should end on the worklist of the staff after 30 business days, without more reminders', () => {
    const given = state('2027-01-18', { entries: [overdue], mailings: reminded('2026-12-08', '2027-01-05') })
    const plan = planSweep({
      ...given,
      mailings: [...given.mailings, mailing('2027-01-05', { template: 'digest', period: '2027-01' })],
    })
    expect(plan.late.map(({ post, entries }) => [post, entries.length])).toEqual([['p1', 1]])
    expect(plan.mails.filter(({ entries }) => entries.length > 0)).toEqual([])
  })

  it('should count from the first mail: nobody is passed over who was not asked', () => {
    const old = entry('e1', '2026-03-01')
    expect(asked(state(TUESDAY, { entries: [old] }))).toEqual(['digest primary'])
    expect(planSweep(state(TUESDAY, { entries: [old] })).late).toEqual([])
  })
})

describe('who is written to', () => {
  it('should be the next one up when 정담당 bounced, left or has not begun, and the post shows on the worklist', () => {
    for (const [change, reason] of [
      [{ bounced: true }, 'bounced'],
      [{ active: false }, 'inactive'],
      [{ until: '2026-11-30' }, 'inactive'],
      [{ from: '2026-12-15' }, 'inactive'],
      [{ email: '' }, 'empty'],
    ] as const) {
      const people = [person('primary', change), person('deputy')]
      const given = state(TUESDAY, { posts: [post({ people })] })
      expect(asked(given)).toEqual(['digest deputy'])
      expect(planSweep(given).unassigned).toEqual([
        { post: 'p1', organization: 'o1', reason, isCovered: true, entries: 10 },
      ])
    }
  })

  it('should be the successor from the day of the hand-over on', () => {
    const people = [
      person('primary', { email: 'old@office.test', until: '2026-12-07' }),
      person('primary', { email: 'new@office.test', from: '2026-12-08' }),
    ]
    expect(asked(state('2026-12-07', { posts: [post({ people })] }))).toEqual(['digest old'])
    expect(asked(state('2026-12-08', { posts: [post({ people })] }))).toEqual(['digest new'])
  })

  it('should be nobody for an empty post, which is skipped and shown', () => {
    const given = state(TUESDAY, { posts: [post({ people: [] })] })
    expect(asked(given)).toEqual([])
    expect(planSweep(given).skipped).toEqual([{ reason: 'noOwner', of: 'p1' }])
    expect(planSweep(given).unassigned[0]).toMatchObject({ reason: 'empty', isCovered: false })
  })

  it('should be shown for entries that have no post at all', () => {
    const entries = [entry('e1', '2026-11-20', { post: undefined })]
    expect(planSweep(state(TUESDAY, { entries })).unassigned).toEqual([
      { organization: 'o1', reason: 'noPost', isCovered: false, entries: 1 },
    ])
  })
})

describe('a quiet period and a pause', () => {
  it('should hold for everything below the organization it names', () => {
    const quietPeriods = [{ organization: 'd1', from: '2026-11-25', until: '2026-12-04', reason: '행정사무감사' }]
    expect(planSweep(state(TUESDAY, { quietPeriods })).mails).toEqual([])
    expect(planSweep(state(TUESDAY, { quietPeriods })).skipped).toContainEqual({ reason: 'quiet', of: 'p1' })
    expect(asked(state('2026-12-07', { quietPeriods }))).toEqual(['digest primary'])
  })

  it('should let nothing out while paused, and say what would have gone', () => {
    const plan = planSweep(state(TUESDAY, { isPaused: true }))
    expect(plan.mails).toEqual([])
    expect(plan.skipped).toEqual([
      { reason: 'paused', of: 'p1' },
      { reason: 'paused', of: 'o1' },
    ])
  })
})

describe('a season', () => {
  it('should bring an entry up from 30 days before its date, once', () => {
    const up = entry('e1', '2027-09-01', { season: { name: '1월 1일 기준 변경', date: '2027-01-01' } })
    const digest = mailing(TUESDAY, { entries: ['other'] })
    expect(asked(state('2026-12-08', { entries: [up], mailings: [digest] }))).toEqual(['reminder primary'])
    const reminder = mailing('2026-12-08', { template: 'reminder', period: '2026-W50' })
    expect(asked(state('2026-12-15', { entries: [up], mailings: [digest, reminder] }))).toEqual([])
  })
})

describe('the monthly summary', () => {
  it('should go to the 과장, once a month, and not on a day on which they were asked', () => {
    const [summary] = planSweep(state(TUESDAY, { entries: [] })).mails
    expect(summary).toMatchObject({
      template: 'summary',
      to: 'manager@office.test',
      organization: 'o1',
      period: '2026-12',
    })
    const sent: Mailing = {
      template: 'summary',
      day: TUESDAY,
      period: '2026-12',
      to: 'manager@office.test',
      posts: [],
      organization: 'o1',
      entries: [],
    }
    expect(planSweep(state('2026-12-02', { entries: [], mailings: [sent] })).mails).toEqual([])
    const alone = [post({ people: [person('manager')] })]
    expect(planSweep(state(TUESDAY, { posts: alone })).mails.map(({ template }) => template)).toEqual(['digest'])
  })
})

describe('sending now', () => {
  it('should send the digest on any day, and after it a reminder once a week', () => {
    expect(planSendNow(state('2026-12-05', { isPaused: true }), 'p1')).toMatchObject({ template: 'digest' })
    expect(planSendNow(state(TUESDAY, { mailings: [mailing(TUESDAY)] }), 'p1')).toEqual({ refused: 'alreadyToday' })
    expect(planSendNow(state('2026-12-03', { mailings: [mailing(TUESDAY)] }), 'p1')).toEqual({
      refused: 'alreadyThisWeek',
    })
    expect(planSendNow(state('2026-12-09', { mailings: [mailing(TUESDAY)] }), 'p1')).toMatchObject({
      template: 'reminder',
    })
  })

  it('should say why there is nothing to send', () => {
    expect(planSendNow(state(TUESDAY, { entries: [] }), 'p1')).toEqual({ refused: 'nothingDue' })
    expect(planSendNow(state(TUESDAY, { posts: [post({ people: [] })] }), 'p1')).toEqual({ refused: 'noOwner' })
    expect(planSendNow(state(TUESDAY), 'p9')).toEqual({ refused: 'unknownPost' })
  })
})
