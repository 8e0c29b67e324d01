import type { Day } from '../day'

/** The people of a post, in the order in which a mail goes up. */
export const POST_ROLES = ['primary', 'deputy', 'teamLead', 'manager'] as const
export type PostRole = (typeof POST_ROLES)[number]
export const POST_ROLE_LABELS: Record<PostRole, string> = {
  primary: '정담당',
  deputy: '부담당',
  teamLead: '팀장',
  manager: '과장',
}

export interface PostPerson {
  as: PostRole
  name: string
  /** `''` when none is known. */
  email: string
  phone: string
  active: boolean
  /** The day of taking over; a person without one has it already. */
  from?: Day | undefined
  /** The last day in the post; left out while nobody follows. */
  until?: Day | undefined
  /** When the mail server said that there is no such address. */
  bounced: boolean
}

/** @returns whether a mail to this person reaches somebody who answers for the post on `day`. */
export function isReachable({ email, active, from, until, bounced }: PostPerson, day: Day): boolean {
  return (
    active && email !== '' && !bounced && (from === undefined || from <= day) && (until === undefined || day <= until)
  )
}

/**
 * @param from the step of the ladder to begin at
 * @returns whom to write to on `day`: the first reachable person at `from` or above, else the highest one below it;
 *   undefined when the post has nobody, which is the worklist 담당 미지정
 */
export function recipientOf(people: readonly PostPerson[], from: PostRole, day: Day): PostPerson | undefined {
  const start = POST_ROLES.indexOf(from)
  const order = [...POST_ROLES.slice(start), ...POST_ROLES.slice(0, start).reverse()]
  for (const role of order) {
    // Who took over last comes first: during a hand-over both may be named.
    const found = people
      .filter((person) => person.as === role && isReachable(person, day))
      .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))[0]
    if (found) return found
  }
  return undefined
}
