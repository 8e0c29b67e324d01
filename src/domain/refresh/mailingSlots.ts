import type { Day } from '../day'
import { weekOf } from './businessDays'
import type { PlannedMail } from './sweepTypes'

const REMINDER = 'reminder'

/**
 * @returns what a mail takes up and no other may have: the day of its posts and of its recipient, their month's digest or
 *   their week's reminder. Kept unique in the database, which is the last guard of the sweep's rules.
 */
export function mailingSlots({ template, to, period, posts, organization }: PlannedMail, day: Day): string[] {
  const whose = template === 'summary' ? [organization] : posts
  const kind = template === 'deputyReminder' || template === 'teamLeadReminder' ? REMINDER : template
  const times = [`day ${day}`, kind === REMINDER ? `${kind} ${weekOf(day)}` : `${kind} ${period}`]
  // A person may lead several organizations and look after several posts: only their asking mails are counted.
  const ofRecipient = kind === 'digest' || kind === REMINDER ? times : times.slice(0, 1)
  const ofPosts = template === 'summary' ? times.slice(1) : times
  return [
    ...ofRecipient.map((time) => `${time} to ${to}`),
    ...whose.flatMap((id) => ofPosts.map((time) => `${time} ${id}`)),
  ]
}
