import { digestDayAfter, monthOf, weekOf } from './businessDays'
import { indexMailings } from './mailingIndex'
import { mailOf } from './mailOf'
import { recipientOf } from './recipients'
import { isListed, itemsByPost } from './sweepItems'
import type { PlannedMail, SweepState } from './sweepTypes'

/** Why a post cannot be written to at once. */
export type SendNowRefusal = 'unknownPost' | 'nothingDue' | 'noOwner' | 'alreadyToday' | 'alreadyThisWeek'

/**
 * Plans the mail that staff send to one post by hand: its digest when it had none this month, else a reminder. A pause, a
 * holiday or a quiet period does not hold it back, since a person decided; the limits for officers do.
 */
export function planSendNow(state: SweepState, postId: string): PlannedMail | { refused: SendNowRefusal } {
  const { today, holidays } = state
  const post = state.posts.find(({ id }) => id === postId)
  if (!post) return { refused: 'unknownPost' }
  const history = indexMailings(state.mailings, today)
  const horizon = digestDayAfter(today, 2, holidays)
  const items = (itemsByPost(state, history).get(postId) ?? []).filter(({ entry }) => isListed(entry, horizon))
  if (items.length === 0) return { refused: 'nothingDue' }
  const person = recipientOf(post.people, 'primary', today)
  if (!person) return { refused: 'noOwner' }
  if (history.wasWrittenToday({ post: postId, to: person.email })) return { refused: 'alreadyToday' }
  if (!history.hadDigest({ post: postId, to: person.email })) {
    const wish = { template: 'digest', period: monthOf(today), person, post, items } as const
    return mailOf(wish, [wish])
  }
  if (history.wasAskedThisWeek(postId) || history.wasRemindedThisWeek(person.email))
    return { refused: 'alreadyThisWeek' }
  const wish = { template: 'reminder', period: weekOf(today), person, post, items } as const
  return mailOf(wish, [wish])
}
