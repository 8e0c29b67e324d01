import { getHolidayPreset } from '@hyunbinseo/holidays-kr'

/** Holidays by law on the same date every year (관공서의 공휴일에 관한 규정 §2), for years whose gazette is not out yet. */
const FIXED = ['01-01', '03-01', '05-01', '05-05', '06-06', '07-17', '08-15', '10-03', '10-09', '12-25']

export interface KoreanHolidays {
  /** `YYYY-MM-DD` */
  days: readonly string[]
  /** Years of which only the fixed dates are known: 설날, 추석 and the like have to be added by hand. */
  incompleteYears: readonly number[]
}

const cache = new Map<number, Promise<readonly string[] | undefined>>()

function presetOf(year: number): Promise<readonly string[] | undefined> {
  const known = cache.get(year)
  if (known) return known
  const preset = getHolidayPreset(String(year)).then(Object.keys, () => undefined)
  cache.set(year, preset)
  return preset
}

/** @returns Korea's public holidays of these years, from the official gazette as the library carries it. */
export async function koreanHolidays(years: readonly number[]): Promise<KoreanHolidays> {
  const presets = await Promise.all(years.map(presetOf))
  return {
    days: presets.flatMap((days, index) => days ?? FIXED.map((date) => `${years[index]}-${date}`)),
    incompleteYears: years.filter((_, index) => presets[index] === undefined),
  }
}
