import { addDays, type Day } from './day'

/** Business days within which the education staff decide. */
export const REQUEST_DUE_BUSINESS_DAYS = { usual: 3, urgent: 1 } as const

/** @returns the business day by which a request that came on `from` is to be decided; the day it came does not count. */
export function requestDueOn(from: Day, isUrgent: boolean, isBusinessDay: (day: Day) => boolean): Day {
  let left: number = isUrgent ? REQUEST_DUE_BUSINESS_DAYS.urgent : REQUEST_DUE_BUSINESS_DAYS.usual
  let day = from
  while (left > 0) {
    day = addDays(day, 1)
    if (isBusinessDay(day)) left -= 1
  }
  return day
}

interface Waiting {
  dueOn: Day
  urgent: boolean
  number: string
}

/** For a worklist: the latest first, urgent before usual on the same day, then as they came. */
export function byLateness(a: Waiting, b: Waiting): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  if (a.urgent !== b.urgent) return a.urgent ? -1 : 1
  return a.number < b.number ? -1 : 1
}
