import type { Demo } from '../../../seed/demo'
import { demoPosts } from '../../../seed/demoPosts'
import { postKey } from '../../../seed/demoEntry'
import { chanceOf } from '../../../seed/pick'
import { addDays, daysBetween, type Day } from '../../../src/domain/day'
import { dueAt, freshnessOf, type Freshness } from '../../../src/domain/freshness'
import { addBusinessDays, isBusinessDay, type Holidays } from '../../../src/domain/refresh/businessDays'
import { planSweep } from '../../../src/domain/refresh/planSweep'
import { priority } from '../../../src/domain/refresh/priority'
import type { QuietPeriod } from '../../../src/domain/refresh/quietPeriods'
import type { PostPerson } from '../../../src/domain/refresh/recipients'
import { openSeasons, seasonDue, seasonsOf, type Season } from '../../../src/domain/refresh/seasons'
import {
  HISTORY_DAYS,
  type Mailing,
  type PlannedMail,
  type SweepEntry,
  type SweepOrganization,
  type SweepPlan,
} from '../../../src/domain/refresh/sweepTypes'

/** Days ahead within which an entry may be listed by any digest. */
const LOOK_AHEAD_DAYS = 75
/** What the education staff get done on a business day. */
const OWNERS_FOUND_A_DAY = 8
const LETTERS_A_DAY = 10
/** Of the 정담당 and 부담당, so many go elsewhere each January and July. */
const MOVING_SHARE = 0.3
/** Of those who go, so many leave an address behind that bounces. */
const BOUNCING_SHARE = 0.2

interface SimEntry {
  id: string
  code: string
  title: string
  post: string
  organization: string
  cycle: number
  checkedAt: Day
  dueAt: Day
  seasons: readonly Season[]
  demand: number
  /** When it became overdue and how many days somebody could have written since. */
  quietFreeDaysOverdue: number
}

interface SimPost {
  id: string
  title: string
  organization: string
  people: PostPerson[]
  entries: number
}

/** One day as it ended. */
export interface YearDay {
  day: Day
  isBusinessDay: boolean
  counts: Record<Freshness, number>
  mails: readonly PlannedMail[]
  plan: SweepPlan
  /** Overdue entries that nobody was asked for, with the days on which somebody could have been. */
  unreached: readonly { code: string; days: number }[]
  /** Ids of the organizations that were quiet. */
  quiet: readonly QuietPeriod[]
}

export interface YearInput {
  demo: Demo
  holidays: Holidays
  days: number
  /** Chance of a mail that asks to be answered. */
  answerShare: number
  /** Days on which the server was down and no sweep ran. */
  isDown?: (day: Day) => boolean
}

/** The times of the year in which nobody, or one district, is written to. */
function quietPeriodsOf(from: Day): QuietPeriod[] {
  const year = Number(from.slice(0, 4))
  return [year, year + 1].flatMap((of) => [
    { from: `${of}-01-02`, until: `${of}-01-15`, reason: '상반기 인사발령' },
    { from: `${of}-07-01`, until: `${of}-07-14`, reason: '하반기 인사발령' },
    { from: `${of}-08-17`, until: `${of}-08-20`, reason: '을지연습' },
    { organization: '강남구', from: `${of}-11-08`, until: `${of}-11-19`, reason: '행정사무감사' },
    { organization: '관악구', from: `${of}-08-01`, until: `${of}-08-12`, reason: '호우 비상근무' },
  ])
}

const freshnessDay = (entry: SimEntry, today: Day): Freshness =>
  freshnessOf({ dueAt: entry.dueAt, disputed: false }, today)

/**
 * Moves the demo day by day through a time, with everything in memory: each day is swept, mails are answered within a week
 * or not at all, people move in January and July, and the staff work their two lists off at a human pace. The same every
 * time.
 */
export function* simulateYear(input: YearInput): Generator<YearDay> {
  const { demo, holidays, days, answerShare } = input
  const quietPeriods = quietPeriodsOf(demo.today)
  const posts: SimPost[] = demoPosts(demo.entries).map(({ key, title, organization, people }) => ({
    id: key,
    title,
    organization,
    people: people.map((person) => ({ ...person, bounced: false })),
    entries: 0,
  }))
  const postById = new Map(posts.map((post) => [post.id, post]))
  const entries = demo.entries.map((entry): SimEntry => {
    const post = postById.get(postKey(entry))
    if (!post) throw new Error(`${entry.code} has no post`)
    post.entries += 1
    return {
      id: entry.code,
      code: entry.code,
      title: entry.title,
      post: post.id,
      organization: entry.organization,
      cycle: entry.reviewCycleMonths,
      checkedAt: entry.checkedAt,
      dueAt: dueAt(entry.checkedAt, entry.reviewCycleMonths),
      seasons: seasonsOf(entry),
      demand: Math.round(10 ** (3 * chanceOf(`demand ${entry.code}`))),
      quietFreeDaysOverdue: 0,
    }
  })
  const entryById = new Map(entries.map((entry) => [entry.id, entry]))
  const organizations = organizationsOf(demo)
  let mailings: Mailing[] = []
  /** Entries to be checked on a day, by the day. */
  const answers = new Map<Day, string[]>()
  const askedSince = new Map<string, Day>()

  const answerLater = (ids: readonly string[], on: Day): void => {
    answers.set(on, [...(answers.get(on) ?? []), ...ids])
  }

  for (let offset = 0; offset < days; offset++) {
    const today = addDays(demo.today, offset)
    for (const id of answers.get(today) ?? []) {
      const entry = entryById.get(id) as SimEntry
      entry.checkedAt = today
      entry.dueAt = dueAt(today, entry.cycle)
      entry.quietFreeDaysOverdue = 0
      askedSince.delete(id)
    }
    answers.delete(today)
    movePeople(posts, today)

    const mayWrite = isBusinessDay(today, holidays) && !input.isDown?.(today)
    mailings = mailings.filter(({ day }) => day > addDays(today, -HISTORY_DAYS))
    const plan = planSweep({
      today,
      holidays,
      isPaused: false,
      quietPeriods,
      posts,
      organizations,
      entries: wanting(entries, today),
      mailings,
    })
    const mails = input.isDown?.(today) ? [] : plan.mails
    for (const mail of mails) {
      mailings.push({ ...mail, day: today, entries: mail.entries.map(({ id }) => id) })
      for (const { id } of mail.entries) if (!askedSince.has(id)) askedSince.set(id, today)
      const chance = chanceOf(`answer ${today} ${mail.template} ${mail.to}`)
      const wait = 1 + Math.floor(chanceOf(`wait ${today} ${mail.to}`) * 5)
      if (mail.entries.length > 0 && chance < answerShare)
        answerLater(
          mail.entries.map(({ id }) => id),
          addBusinessDays(today, wait, holidays),
        )
    }
    if (mayWrite) workLists(plan, postById, today, holidays, answerShare, answerLater)

    const assigned = new Set(plan.unassigned.flatMap(({ post }) => post ?? []))
    const counts: Record<Freshness, number> = { fresh: 0, due: 0, overdue: 0, disputed: 0 }
    const quiet = quietPeriods.filter(({ from, until }) => from <= today && today <= until)
    const unreached: { code: string; days: number }[] = []
    for (const entry of entries) {
      const freshness = freshnessDay(entry, today)
      counts[freshness] += 1
      if (freshness !== 'overdue') continue
      const isQuiet = quiet.some(({ organization }) => !organization || entry.organization.startsWith(organization))
      if (mayWrite && !isQuiet) entry.quietFreeDaysOverdue += 1
      if (!askedSince.has(entry.id) && !assigned.has(entry.post))
        unreached.push({ code: entry.code, days: entry.quietFreeDaysOverdue })
    }
    yield { day: today, isBusinessDay: isBusinessDay(today, holidays), counts, mails, plan, unreached, quiet }
  }
}

function organizationsOf({ organizations }: Demo): SweepOrganization[] {
  return organizations.map(({ name, district }) => ({
    id: name,
    name,
    lineage: district ? [name, district] : [name],
    ...(district ? { district } : {}),
    figures: { total: 1, fresh: 1, due: 0, overdue: 0 },
  }))
}

function wanting(entries: readonly SimEntry[], today: Day): SweepEntry[] {
  const last = addDays(today, LOOK_AHEAD_DAYS)
  const open = openSeasons(today)
  return entries.flatMap((entry): SweepEntry[] => {
    const season = seasonDue(open, entry.seasons, entry.checkedAt)
    if (entry.dueAt > last && !season) return []
    const risk = {
      daysOverdue: Math.max(0, daysBetween(entry.dueAt, today)),
      flags: 0,
      pastDates: 0,
      hasDeadLink: false,
    }
    const { id, code, title, post, organization, checkedAt, dueAt } = entry
    return [
      {
        id,
        code,
        title,
        post,
        organization,
        checkedAt,
        dueAt,
        ...(season ? { season } : {}),
        priority: priority({ lookups: entry.demand * 5, opens: entry.demand, uses: entry.demand / 2 }, risk),
      },
    ]
  })
}

/** Every January and July on the 4th some go; nobody tells, and some of the addresses they leave bounce. */
function movePeople(posts: readonly SimPost[], today: Day): void {
  if (!/-(01|07)-04$/.test(today)) return
  for (const post of posts)
    post.people = post.people.map((person) => {
      if (person.as !== 'primary' && person.as !== 'deputy') return person
      if (chanceOf(`moves ${today} ${person.email}`) >= MOVING_SHARE) return person
      const bounces = chanceOf(`bounces ${today} ${person.email}`) < BOUNCING_SHARE
      return bounces ? { ...person, bounced: true } : { ...person, active: false }
    })
}

/** The staff find some owners, and send some 공문 that are answered like a mail. */
function workLists(
  plan: SweepPlan,
  posts: ReadonlyMap<string, SimPost>,
  today: Day,
  holidays: Holidays,
  answerShare: number,
  answerLater: (ids: readonly string[], on: Day) => void,
): void {
  for (const { post: id } of plan.unassigned.slice(0, OWNERS_FOUND_A_DAY)) {
    const post = id === undefined ? undefined : posts.get(id)
    if (!post) continue
    const person: PostPerson = {
      as: 'primary',
      name: '새○○ 주무관',
      email: `new-${today}-${post.id.replace(/\s/g, '')}@office.ieum.test`,
      phone: '',
      active: true,
      bounced: false,
    }
    post.people = [...post.people.filter(({ as }) => as !== 'primary'), person]
  }
  const letters = plan.late.filter(({ post }) => chanceOf(`letter ${today} ${post}`) < 0.2).slice(0, LETTERS_A_DAY)
  for (const { post, entries } of letters)
    if (chanceOf(`letter answered ${today} ${post}`) < answerShare)
      answerLater(
        entries.map(({ id }) => id),
        addBusinessDays(today, 5, holidays),
      )
}
