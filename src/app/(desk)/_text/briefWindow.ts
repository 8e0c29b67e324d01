import type { Brief } from '../../../domain/brief'
import { dayOf, koreanMinute } from '../../../domain/day'
import { clockTime } from './clockTime'

/** @returns `2026. 11. 23. 07:05부터 11:05까지` */
export function briefWindow({ from, until }: Pick<Brief, 'from' | 'until'>): string {
  if (until === null) return `${koreanMinute(from)}부터 따로 알릴 때까지`
  const end = dayOf(from) === dayOf(until) ? clockTime(until) : koreanMinute(until)
  return `${koreanMinute(from)}부터 ${end}까지`
}
