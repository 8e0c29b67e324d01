import { addDays, type Day } from '../day'

/** Days before a known date from which its entries come up. */
export const SEASON_NOTICE_DAYS = 30
/** Days after it until which an entry nobody has looked at stays up; then its own dueAt counts again. */
const SEASON_AFTER_DAYS = 30

/** A date that comes every year, on which what entries say changes. */
export interface Season {
  /** As a mail says it: `1월 1일 기준 변경`. */
  name: string
  /** `MM-DD` of each date in the year. */
  dates: readonly string[]
  /** One of these in the title, the category or the callers' words makes an entry one of this season. */
  words: readonly string[]
}

/**
 * The year of a city office. Dates of levies from 지방세법 (재산세 §115, 자동차세 §128, 주민세 §79, §83); of heat, snow and fire
 * from the city's yearly plans; 계절관리제 from 미세먼지법 §21.
 */
export const SEASONS: readonly Season[] = [
  {
    name: '1월 1일 기준 변경',
    dates: ['01-01'],
    words: [
      '기초생활',
      '생계급여',
      '의료급여',
      '주거급여',
      '교육급여',
      '차상위',
      '최저임금',
      '생활임금',
      '기초연금',
      '중위소득',
    ],
  },
  {
    name: '7월 1일 기준 변경',
    dates: ['07-01'],
    words: ['국민연금', '건강보험료', '대중교통 요금', '버스요금', '도시가스'],
  },
  { name: '재산세 납기', dates: ['07-16', '09-16'], words: ['재산세'] },
  { name: '자동차세 납기', dates: ['06-16', '12-16'], words: ['자동차세'] },
  { name: '주민세 납기', dates: ['08-16'], words: ['주민세'] },
  { name: '폭염 대책', dates: ['05-20'], words: ['폭염', '무더위쉼터', '무더위 쉼터', '그늘막', '온열질환'] },
  { name: '제설 대책', dates: ['11-15'], words: ['제설', '빙판', '한파', '염화칼슘', '동파'] },
  { name: '산불 조심 기간', dates: ['02-01', '11-01'], words: ['산불'] },
  { name: '미세먼지 계절관리제', dates: ['12-01'], words: ['계절관리제', '미세먼지', '5등급', '운행제한'] },
]

export interface SeasonText {
  title: string
  category: string
  aliases: readonly string[]
}

/** @returns the seasons whose words the entry uses. */
export function seasonsOf({ title, category, aliases }: SeasonText): readonly Season[] {
  const text = [title, category, ...aliases].join('\n')
  return SEASONS.filter(({ words }) => words.some((word) => text.includes(word)))
}

/** A season whose notice is running. */
export interface OpenSeason {
  season: Season
  date: Day
  notice: Day
}

/** @returns the known dates that are at most 30 days ahead or 30 days past on `today`. */
export function openSeasons(today: Day, seasons: readonly Season[] = SEASONS): OpenSeason[] {
  const year = Number(today.slice(0, 4))
  return seasons.flatMap((season) =>
    [year - 1, year, year + 1]
      .flatMap((of) => season.dates.map((monthDay) => `${of}-${monthDay}`))
      .map((date) => ({ season, date, notice: addDays(date, -SEASON_NOTICE_DAYS) }))
      .filter(({ date, notice }) => notice <= today && today <= addDays(date, SEASON_AFTER_DAYS)),
  )
}

/** @returns the known date that an entry of these seasons is up for: it was not checked since the notice. */
export function seasonDue(
  open: readonly OpenSeason[],
  seasons: readonly Season[],
  checkedAt: Day,
): { name: string; date: Day } | undefined {
  const due = open.find(({ season, notice }) => checkedAt < notice && seasons.includes(season))
  return due && { name: due.season.name, date: due.date }
}
