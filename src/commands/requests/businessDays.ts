import type { Payload } from 'payload'

import type { Day } from '../../domain/day'
import { isBusinessDay } from '../../domain/refresh/businessDays'
import { readRefreshSettings } from '../refresh/readRefreshSettings'

/** @returns a predicate for the days of that day's year and its neighbours: neither weekend nor holiday, the staff's included. */
export async function businessDaysAround(payload: Payload, day: Day): Promise<(day: Day) => boolean> {
  const { holidays } = await readRefreshSettings(payload, day)
  return (each) => isBusinessDay(each, holidays)
}
