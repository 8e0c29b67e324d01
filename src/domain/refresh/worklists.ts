import { recipientOf, type PostPerson } from './recipients'
import { byUrgency, plannedEntry, type Item } from './sweepItems'
import type { Late, SweepPost, SweepState, Unassigned } from './sweepTypes'

/** @returns 담당 미지정: where no 정담당 can be written to. */
export function unassignedOf({ posts, entries, today }: SweepState): Unassigned[] {
  const ofPosts = posts.flatMap(({ id, organization, people, entries: count }): Unassigned[] => {
    const reached = recipientOf(people, 'primary', today)
    if (count === 0 || reached?.as === 'primary') return []
    return [
      { post: id, organization, reason: whyUnreachable(people), isCovered: reached !== undefined, entries: count },
    ]
  })
  const withoutPost = new Map<string, number>()
  for (const { post, organization } of entries)
    if (post === undefined) withoutPost.set(organization, (withoutPost.get(organization) ?? 0) + 1)
  const ofOrganizations = [...withoutPost].map(([organization, count]): Unassigned => ({
    organization,
    reason: 'noPost',
    isCovered: false,
    entries: count,
  }))
  return [...ofPosts, ...ofOrganizations]
}

function whyUnreachable(people: readonly PostPerson[]): Unassigned['reason'] {
  const named = people.filter(({ as, email }) => as === 'primary' && email !== '')
  if (named.length === 0) return 'empty'
  return named.some(({ bounced }) => bounced) ? 'bounced' : 'inactive'
}

/** @returns what nobody answered for 30 business days, by post. */
export function lateOf(posts: readonly SweepPost[], items: ReadonlyMap<string, readonly Item[]>): Late[] {
  return posts.flatMap(({ id, organization }): Late[] => {
    const late = (items.get(id) ?? []).filter(({ stage }) => stage === 'staff')
    if (late.length === 0) return []
    return [{ post: id, organization, entries: [...late].sort(byUrgency).map(plannedEntry) }]
  })
}
