import { addDays, type Day } from '../day'

/**
 * What one look at a link showed. `open` the page came, `gone` the server says that there is none, `broken` no answer or a
 * fault of the server's, `unsure` it answered and told a program nothing (401, 403, a certificate we do not know).
 */
export type LinkSight = 'open' | 'gone' | 'broken' | 'unsure'

/** `failing` did not open lately, `dead` did not open often enough to say so. */
export type LinkState = 'open' | 'unsure' | 'failing' | 'dead'

/** What is remembered of a link. */
export interface LinkMemory {
  state: LinkState
  /** Days in a row on which it did not open. */
  failures: number
  /** The first of them. */
  failingSince?: Day | undefined
  lookedOn: Day
  /** When it is looked at again. */
  nextOn: Day
}

/** A server that says so twice, a day apart, means it; one that is silent may be down for a day or two. */
const GONE_TIMES = 2
const BROKEN_TIMES = 3
/** Days until the next look. */
const AGAIN = { open: 7, unsure: 7, failing: 1, dead: 3 } as const

/** @returns what is remembered of a link after a look at it; two looks on one day count once. */
export function settleLink(before: LinkMemory | undefined, sight: LinkSight, today: Day): LinkMemory {
  if (sight === 'open' || sight === 'unsure')
    return { state: sight, failures: 0, lookedOn: today, nextOn: addDays(today, AGAIN[sight]) }
  const failedBefore = before?.failures ?? 0
  const failures = failedBefore > 0 && before?.lookedOn === today ? failedBefore : failedBefore + 1
  const isDead = failures >= (sight === 'gone' ? GONE_TIMES : BROKEN_TIMES)
  const state = isDead ? 'dead' : 'failing'
  const failingSince = before?.failingSince ?? today
  return { state, failures, failingSince, lookedOn: today, nextOn: addDays(today, AGAIN[state]) }
}
