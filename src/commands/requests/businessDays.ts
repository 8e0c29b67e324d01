import { getHolidayPreset } from '@hyunbinseo/holidays-kr'

import type { Day } from '../../domain/day'

/** @returns a predicate for the days of that day's year and the next: neither weekend nor public holiday. */
export async function businessDaysAround(day: Day): Promise<(day: Day) => boolean> {
  const year = Number(day.slice(0, 4))
  const presets = await Promise.all([year, year + 1].map((each) => holidaysOf(String(each))))
  const holidays = new Set(presets.flat())
  return (each) => {
    const weekday = new Date(`${each}T00:00:00.000Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !holidays.has(each)
  }
}

/** A year the table does not know yet has no holidays in it; weekends stay. */
async function holidaysOf(year: string): Promise<Day[]> {
  return getHolidayPreset(year).then(
    (preset) => Object.keys(preset),
    () => [],
  )
}
