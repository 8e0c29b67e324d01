import type { Wish } from './planning'
import { mostUrgent, plannedEntry } from './sweepItems'
import type { PlannedMail } from './sweepTypes'

/** One mail out of the wishes of one kind to one person. */
export function mailOf({ template, period, person }: Wish, wishes: readonly Wish[]): PlannedMail {
  const posts = [...wishes].sort((a, b) => b.items.length - a.items.length).map(({ post }) => post)
  const items = wishes.flatMap((wish) => wish.items)
  const entries = mostUrgent(items)
  return {
    template,
    to: person.email,
    toName: person.name,
    as: person.as,
    period,
    posts: posts.map(({ id }) => id),
    organization: posts[0]?.organization ?? '',
    entries: entries.map(plannedEntry),
    more: items.length - entries.length,
  }
}
