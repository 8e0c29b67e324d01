import { addDays, type Day } from '../day'
import { monthOf } from './businessDays'
import type { Mailing } from './sweepTypes'

const ASKS = new Set(['digest', 'reminder', 'deputyReminder', 'teamLeadReminder'])
const REMINDERS = new Set(['reminder', 'deputyReminder', 'teamLeadReminder'])
/** Days between two mails that ask. */
const WEEK_DAYS = 7

/** What planning asks of the mails that went out. */
export interface MailingIndex {
  /** The first day since `checkedAt` on which this post was asked for the entry. */
  askedOn(entry: string, post: string, checkedAt: Day): Day | undefined
  wasWrittenToday(key: { post?: string; to?: string }): boolean
  /** Whether the post or the address had this month's digest. */
  hadDigest(key: { post?: string; to?: string }): boolean
  /** Whether the post was asked within the last seven days. */
  wasAskedThisWeek(post: string): boolean
  /** Whether the address was reminded within the last seven days, of whatever post. */
  wasRemindedThisWeek(to: string): boolean
  hadPersonCheck(post: string, period: string): boolean
  hadSummary(organization: string, period: string): boolean
}

/** Sorts the mails of the last `HISTORY_DAYS` into what `planSweep` asks of them on `today`. */
export function indexMailings(mailings: readonly Mailing[], today: Day): MailingIndex {
  const month = monthOf(today)
  const weekAgo = addDays(today, -WEEK_DAYS)
  /** Days on which a post was asked for an entry, by post, then by entry. */
  const asked = new Map<string, Map<string, Day[]>>()
  const marks = new Set<string>()

  for (const { template, day, period, to, posts, organization, entries } of mailings) {
    const marked: string[] = []
    if (day === today) marked.push('today')
    if (template === 'digest' && period === month) marked.push('digest')
    if (ASKS.has(template) && day > weekAgo) marked.push('asked')
    if (REMINDERS.has(template) && day > weekAgo) marked.push('reminded')
    if (template === 'personCheck') marked.push(`personCheck ${period}`)
    for (const mark of marked) {
      marks.add(`${mark} to ${to}`)
      for (const post of posts) marks.add(`${mark} post ${post}`)
    }
    if (template === 'summary') marks.add(`summary ${period} ${organization}`)
    if (!ASKS.has(template)) continue
    for (const post of posts) {
      const ofPost = asked.get(post) ?? new Map<string, Day[]>()
      asked.set(post, ofPost)
      for (const entry of entries) {
        const days = ofPost.get(entry)
        if (days) days.push(day)
        else ofPost.set(entry, [day])
      }
    }
  }

  const has = (mark: string, { post, to }: { post?: string; to?: string }): boolean =>
    (post !== undefined && marks.has(`${mark} post ${post}`)) || (to !== undefined && marks.has(`${mark} to ${to}`))
  return {
    askedOn(entry, post, checkedAt) {
      const days = asked.get(post)?.get(entry)
      return days?.reduce<Day | undefined>(
        (first, day) => (day > checkedAt && (first === undefined || day < first) ? day : first),
        undefined,
      )
    },
    wasWrittenToday: (key) => has('today', key),
    hadDigest: (key) => has('digest', key),
    wasAskedThisWeek: (post) => has('asked', { post }),
    wasRemindedThisWeek: (to) => has('reminded', { to }),
    hadPersonCheck: (post, period) => has(`personCheck ${period}`, { post }),
    hadSummary: (organization, period) => marks.has(`summary ${period} ${organization}`),
  }
}
