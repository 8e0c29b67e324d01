import { addDays, addMonths, type Day } from '../src/domain/day'
import type { Period } from '../src/domain/validity'
import { between, chanceOf } from './pick'

const OVERDUE_SHARE = 0.12
const DUE_SHARE = 0.05

/** @returns a check date that makes some 12 % of entries overdue and 5 % due on `today`, the rest fresh. */
export function checkDates(key: string, today: Day, reviewCycleMonths: number): Day {
  const chance = chanceOf(`freshness ${key}`)
  // Month ends clip a date by up to three days, so each bucket keeps that far from its borders.
  const daysLeft =
    chance < OVERDUE_SHARE
      ? -between(4, 200, `overdue ${key}`)
      : chance < OVERDUE_SHARE + DUE_SHARE
        ? between(4, 11, `due ${key}`)
        : between(18, reviewCycleMonths * 30 - 4, `fresh ${key}`)
  return addMonths(addDays(today, daysLeft), -reviewCycleMonths)
}

const UPCOMING_SHARE = 0.015
const ENDED_SHARE = 0.01
const SINCE_SHARE = 0.1

interface ValidityInput {
  /** Months in which applications are open. */
  months?: number[] | undefined
  /** Whether the entry may begin later or have ended; a subject's main entry may not. */
  mayExpire: boolean
}

/** @returns 시행일, 종료일 and 신청기간: a few entries begin soon, a few have ended, some have been in force for a while. */
export function validityDates(
  key: string,
  today: Day,
  { months, mayExpire }: ValidityInput,
): { effectiveFrom?: Day; effectiveUntil?: Day; applyPeriods: Period[] } {
  const applyPeriods = months ? periodsOf(months, today) : []
  const chance = chanceOf(`validity ${key}`)
  if (mayExpire && chance < UPCOMING_SHARE)
    return { effectiveFrom: addDays(today, between(5, 60, `from ${key}`)), applyPeriods }
  if (mayExpire && chance < UPCOMING_SHARE + ENDED_SHARE) {
    return {
      effectiveFrom: addDays(today, -between(400, 700, `from ${key}`)),
      effectiveUntil: addDays(today, -between(3, 90, `until ${key}`)),
      applyPeriods,
    }
  }
  if (chance < UPCOMING_SHARE + ENDED_SHARE + SINCE_SHARE)
    return { effectiveFrom: addDays(today, -between(200, 1500, `from ${key}`)), applyPeriods }
  return { applyPeriods }
}

/** Runs of neighbouring months become one period each, in the year of `today` and the next. */
function periodsOf(months: readonly number[], today: Day): Period[] {
  const year = Number(today.slice(0, 4))
  const sorted = [...new Set(months)].filter((month) => month >= 1 && month <= 12).sort((a, b) => a - b)
  if (sorted.length === 0 || sorted.length === 12) return []
  const runs: [number, number][] = []
  for (const month of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === month - 1) last[1] = month
    else runs.push([month, month])
  }
  return [year, year + 1].flatMap((of) =>
    runs.map(([first, last]) => ({
      from: `${of}-${String(first).padStart(2, '0')}-01`,
      until: addDays(addMonths(`${of}-${String(last).padStart(2, '0')}-01`, 1), -1),
    })),
  )
}
