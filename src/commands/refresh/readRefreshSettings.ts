import type { Payload } from 'payload'

import { dayOf, type Day } from '../../domain/day'
import { idOf } from '../../domain/entryContent'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../../domain/freshness'
import type { QuietPeriod } from '../../domain/refresh/quietPeriods'
import { koreanHolidays } from '../../lib/koreanHolidays'

/** 현행화 설정 as the sweep uses it. */
export interface RefreshSettings {
  isPaused: boolean
  contact: { name: string; phone: string; email: string }
  /** The 공문 that told officers of the mails; undefined while there is none. */
  announcement: { number: string; title: string; date: Day | undefined } | undefined
  quietPeriods: readonly QuietPeriod[]
  /** The gazette's and the staff's, of last year, this year and the next. */
  holidays: ReadonlySet<Day>
  /** Years whose 설날 and 추석 the staff have to add themselves. */
  incompleteYears: readonly number[]
  reviewCycleMonths: number
}

/** Reads what the staff decided about refresh mails; `today` says which years' holidays are wanted. */
export async function readRefreshSettings(payload: Payload, today: Day): Promise<RefreshSettings> {
  const year = Number(today.slice(0, 4))
  const [settings, holidays] = await Promise.all([
    payload.findGlobal({ slug: 'refresh-settings', depth: 0 }),
    koreanHolidays([year - 1, year, year + 1]),
  ])
  const { contact, announcement } = settings
  return {
    isPaused: settings.paused === true,
    contact: { name: contact?.name ?? '', phone: contact?.phone ?? '', email: contact?.email ?? '' },
    announcement: announcement?.number
      ? {
          number: announcement.number,
          title: announcement.title ?? '',
          date: announcement.date ? dayOf(announcement.date) : undefined,
        }
      : undefined,
    quietPeriods: (settings.quietPeriods ?? []).map(({ organization, from, until, reason }) => ({
      ...(organization ? { organization: idOf(organization) } : {}),
      from: dayOf(from),
      until: dayOf(until),
      reason: reason ?? '',
    })),
    holidays: new Set([...holidays.days, ...(settings.holidays ?? []).map(({ day }) => dayOf(day))]),
    incompleteYears: holidays.incompleteYears.filter((of) => of >= year),
    reviewCycleMonths: settings.reviewCycleMonths ?? DEFAULT_REVIEW_CYCLE_MONTHS,
  }
}
