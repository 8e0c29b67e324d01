import { addDays } from '../day'
import { digestDayOf, isBusinessDay, monthOf, digestDayAfter, thirdWeekOf, weekOf } from './businessDays'
import { STAGES, type Stage } from './escalation'
import { indexMailings } from './mailingIndex'
import { mailOf } from './mailOf'
import { lineageOf, type Planning, type Wish } from './planning'
import { quietPeriodOn } from './quietPeriods'
import { recipientOf } from './recipients'
import { summaryMails } from './summaryMails'
import { isListed, itemsByPost, type Item } from './sweepItems'
import type { PlannedMail, Skipped, SkipReason, SweepPlan, SweepPost, SweepState, SweepTemplate } from './sweepTypes'
import { lateOf, unassignedOf } from './worklists'

/** A digest that is caught up keeps this far from the next one, in days. */
const DIGEST_GAP_DAYS = 14
const PERSON_CHECK_MONTHS = ['01', '07']
const REMINDER_TEMPLATE: Record<Exclude<Stage, 'staff'>, SweepTemplate> = {
  primary: 'reminder',
  deputy: 'deputyReminder',
  teamLead: 'teamLeadReminder',
}

/**
 * Plans one day's refresh mails: what goes to whom, what staff have to see, and who was left out and why. Pure: run again
 * after its mails are in `mailings`, it plans none of them again; run after days that were missed, it catches up.
 *
 * Mails to one address are put together, so that a person with several posts gets one digest a month, one reminder a week
 * and one mail a day as well.
 */
export function planSweep(state: SweepState): SweepPlan {
  const planning: Planning = {
    state,
    history: indexMailings(state.mailings, state.today),
    organizations: new Map(state.organizations.map((organization) => [organization.id, organization])),
    skipped: [],
    isDigestTime: isDigestTime(state),
    // Two chances to answer before its day, and an entry seldom goes stale.
    horizon: digestDayAfter(state.today, 2, state.holidays),
  }
  const items = itemsByPost(state, planning.history)
  const wishes = state.posts.flatMap((post) => wishesOf(planning, post, items.get(post.id) ?? []))
  const asking = putTogether(planning, wishes)
  const taken = new Set(asking.map(({ to }) => to))
  const checks = putTogether(planning, personCheckWishes(planning, taken))
  for (const { to } of checks) taken.add(to)
  const mails = [...asking, ...checks, ...summaryMails(planning, taken)]
  const closed = closedFor(state)
  return {
    mails: closed ? [] : mails,
    skipped: closed ? mails.map((mail): Skipped => ({ reason: closed, of: subjectOf(mail) })) : planning.skipped,
    unassigned: unassignedOf(state),
    late: lateOf(state.posts, items),
  }
}

/** From the month's digest day on, so that a missed day is caught up, until the next one is too near for another mail. */
const isDigestTime = ({ today, holidays }: SweepState): boolean =>
  digestDayOf(today, holidays) <= today && today < addDays(digestDayAfter(today, 1, holidays), -DIGEST_GAP_DAYS)

const subjectOf = ({ posts, organization }: PlannedMail): string => posts[0] ?? organization

function closedFor({ isPaused, today, holidays }: SweepState): SkipReason | undefined {
  if (isPaused) return 'paused'
  return isBusinessDay(today, holidays) ? undefined : 'holiday'
}

const wantsReminder = ({ daysOverdue, stage, entry, wasAsked }: Item): boolean =>
  daysOverdue > 0 ? stage !== 'staff' : entry.season !== undefined && !wasAsked

/** The highest stage among the items, which decides who is written to. */
const highestStage = (items: readonly Item[]): Exclude<Stage, 'staff'> =>
  items.reduce<Exclude<Stage, 'staff'>>(
    (highest, { stage }) => (stage !== 'staff' && STAGES.indexOf(stage) > STAGES.indexOf(highest) ? stage : highest),
    'primary',
  )

/** The digest when it is due and not sent, else the week's reminder when something is overdue. */
function wishesOf(planning: Planning, post: SweepPost, items: readonly Item[]): Wish[] {
  const { state, history } = planning
  const { today } = state
  const listed = items.filter(({ entry }) => isListed(entry, planning.horizon))
  if (listed.length === 0) return []

  const skip = (reason: SkipReason): Wish[] => {
    planning.skipped.push({ reason, of: post.id })
    return []
  }
  const primary = recipientOf(post.people, 'primary', today)
  if (!primary) return skip('noOwner')
  const isDigestDue = planning.isDigestTime && !history.hadDigest({ post: post.id, to: primary.email })
  const reminded = items.filter(wantsReminder)
  if (!isDigestDue && (reminded.length === 0 || history.wasAskedThisWeek(post.id))) return []
  if (quietPeriodOn(state.quietPeriods, lineageOf(planning, post.organization), today)) return skip('quiet')
  if (history.wasWrittenToday({ post: post.id })) return skip('alreadyToday')
  if (isDigestDue) return [{ template: 'digest', period: monthOf(today), person: primary, post, items: listed }]

  const stage = highestStage(reminded)
  const person = recipientOf(post.people, stage, today) ?? primary
  if (history.wasRemindedThisWeek(person.email)) return skip('alreadyThisWeek')
  return [{ template: REMINDER_TEMPLATE[stage], period: weekOf(today), person, post, items: reminded }]
}

const ORDER: readonly SweepTemplate[] = ['digest', 'teamLeadReminder', 'deputyReminder', 'reminder', 'personCheck']

/** One mail for each address: of its wishes those of one kind, the others wait for the next business day. */
function putTogether(planning: Planning, wishes: readonly Wish[]): PlannedMail[] {
  const byAddress = new Map<string, Wish[]>()
  for (const wish of wishes) {
    const list = byAddress.get(wish.person.email)
    if (list) list.push(wish)
    else byAddress.set(wish.person.email, [wish])
  }
  const mails: PlannedMail[] = []
  for (const [to, list] of byAddress) {
    const first = [...list].sort((a, b) => ORDER.indexOf(a.template) - ORDER.indexOf(b.template))[0]
    const isClosed = planning.history.wasWrittenToday({ to })
    const taken = isClosed || !first ? [] : list.filter(({ template }) => template === first.template)
    for (const { post } of list.filter((wish) => !taken.includes(wish)))
      planning.skipped.push({ reason: 'alreadyToday', of: post.id })
    if (first && taken.length > 0) mails.push(mailOf(first, taken))
  }
  return mails
}

/** 담당자 일제 확인: from the third Monday of January and July on, until each post was asked once. */
function personCheckWishes(planning: Planning, taken: ReadonlySet<string>): Wish[] {
  const { state, history } = planning
  const { today } = state
  const period = monthOf(today)
  if (!PERSON_CHECK_MONTHS.includes(period.slice(5)) || today < thirdWeekOf(today)) return []
  return state.posts.flatMap((post): Wish[] => {
    if (post.entries === 0 || history.hadPersonCheck(post.id, period)) return []
    const person = recipientOf(post.people, 'primary', today)
    if (!person || taken.has(person.email) || history.wasWrittenToday({ post: post.id })) return []
    if (quietPeriodOn(state.quietPeriods, lineageOf(planning, post.organization), today)) return []
    return [{ template: 'personCheck', period, person, post, items: [] }]
  })
}
