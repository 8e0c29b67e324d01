import { getHolidayPreset } from '@hyunbinseo/holidays-kr'

/** @returns the public holidays, `YYYY-MM-DD`, of the years before, of and after `year`, as far as the state has named them. */
export type PublicHolidays = (year: number) => Promise<ReadonlySet<string>>

/** Holidays of Korea by the state's own list; years that it has not named yet have none. Each year is read once. */
export function createPublicHolidays(): PublicHolidays {
  const known = new Map<number, Promise<ReadonlySet<string>>>()
  return (year) => {
    const days = known.get(year) ?? readAround(year)
    known.set(year, days)
    return days
  }
}

async function readAround(year: number): Promise<ReadonlySet<string>> {
  const years = await Promise.all([year - 1, year, year + 1].map(readYear))
  return new Set(years.flat())
}

async function readYear(year: number): Promise<string[]> {
  try {
    return Object.keys(await getHolidayPreset(String(year)))
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
