import type { Payload } from 'payload'

import { dayOf, type Day } from '../../domain/day'
import { idOf } from '../../domain/entryContent'
import type { QuietPeriod } from '../../domain/refresh/quietPeriods'
import { koreanHolidays } from '../../lib/koreanHolidays'

/** 현행화 설정 as the sweep uses it. */
export interface RefreshSettings {
  isPaused: boolean
  quietPeriods: readonly QuietPeriod[]
  /** The gazette's and the staff's, of last year, this year and the next. */
  holidays: ReadonlySet<Day>
  /** Years whose 설날 and 추석 the staff have to add themselves. */
  incompleteYears: readonly number[]
}

/** Reads what the staff decided about refresh mails; `today` says which years' holidays are wanted. */
export async function readRefreshSettings(payload: Payload, today: Day): Promise<RefreshSettings> {
  const year = Number(today.slice(0, 4))
  const [settings, holidays] = await Promise.all([
    payload.findGlobal({ slug: 'refresh-settings', depth: 0 }),
    koreanHolidays([year - 1, year, year + 1]),
  ])
  return {
    isPaused: settings.paused === true,
    quietPeriods: (settings.quietPeriods ?? []).map(({ organization, from, until, reason }) => ({
      ...(organization ? { organization: idOf(organization) } : {}),
      from: dayOf(from),
      until: dayOf(until),
      reason: reason ?? '',
    })),
    holidays: new Set([...holidays.days, ...(settings.holidays ?? []).map(({ day }) => dayOf(day))]),
    incompleteYears: holidays.incompleteYears.filter((of) => of >= year),
  }
}
