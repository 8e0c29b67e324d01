import { addDays, daysBetween, type Day } from '../day'
import type { EntryContent } from '../entry'

/** What citizens act on and what changes most: 수수료, 신청기간, 전화번호. */
export const FACT_LABELS = { fee: '수수료', applyPeriods: '신청기간', phones: '전화번호' } as const
export type FactName = keyof typeof FACT_LABELS

export interface Fact {
  name: FactName
  label: string
  /** As the officer reads it. */
  text: string
}

/** A period that ended, or begins or ends within these days, wants to be looked at by itself. */
const PERIOD_NEAR_DAYS = 30
/** Past due for longer than this, an entry has lived through a round of transfers: its fee and numbers are doubted. */
const LONG_OVERDUE_DAYS = 183
const YEAR = /(?<!\d)(20\d{2})(?=\s*[년.\-/])/g

/**
 * Which facts of an entry an officer confirms one by one, not with 변경 없음 for all: every one it has when it is among the
 * most asked tenth, or when the fact itself is due. A fee is due when its text names a year that has passed, a period when
 * its last day has passed or one of its days is near, and fee and phone when the entry is half a year past its own date.
 */
export function factsToConfirm(
  entry: Pick<EntryContent, 'fee' | 'applyPeriods' | 'phones'>,
  { dueAt, isMostAsked }: { dueAt: Day; isMostAsked: boolean },
  today: Day,
): Fact[] {
  const isLongOverdue = daysBetween(dueAt, today) > LONG_OVERDUE_DAYS
  const isDue: Record<FactName, boolean> = {
    fee: isLongOverdue || namesPastYear(entry.fee, today),
    applyPeriods: isPeriodDue(entry.applyPeriods, today),
    phones: isLongOverdue,
  }
  return (Object.keys(FACT_LABELS) as FactName[]).flatMap((name) => {
    const text = TEXTS[name](entry)
    return text !== '' && (isMostAsked || isDue[name]) ? [{ name, label: FACT_LABELS[name], text }] : []
  })
}

const TEXTS: Record<FactName, (entry: Pick<EntryContent, 'fee' | 'applyPeriods' | 'phones'>) => string> = {
  fee: ({ fee }) => fee.trim(),
  applyPeriods: ({ applyPeriods }) => applyPeriods.map(({ from, until }) => `${from} ~ ${until}`).join(', '),
  phones: ({ phones }) => phones.map(({ number, name }) => (name ? `${number} (${name})` : number)).join(', '),
}

function namesPastYear(text: string, today: Day): boolean {
  const thisYear = today.slice(0, 4)
  const years = [...text.matchAll(YEAR)].map((match) => match[1] ?? '')
  return years.length > 0 && years.every((year) => year < thisYear)
}

function isPeriodDue(periods: EntryContent['applyPeriods'], today: Day): boolean {
  if (periods.length === 0) return false
  const soon = addDays(today, PERIOD_NEAR_DAYS)
  const isNear = (day: Day): boolean => today <= day && day <= soon
  return periods.every(({ until }) => until < today) || periods.some(({ from, until }) => isNear(from) || isNear(until))
}
