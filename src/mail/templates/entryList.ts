import { z } from 'zod'

import { daysBetween, koreanDay, type Day } from '../../domain/day'
import { oneLine, type Block } from '../render/content'

const day = z.iso.date().nullish()

/** The entries a mail is about, as its data carries them. */
export const mailEntry = z.looseObject({
  code: z.string(),
  title: z.string(),
  checkedAt: day,
  dueAt: day,
  /** What else is to be said: `수수료의 기준일이 지남`. */
  note: z.string().nullish(),
})

export type MailEntry = z.infer<typeof mailEntry>

/** @param today the day the mail is sent, from which overdue days are counted */
export function entryList(head: string, entries: readonly MailEntry[], today: Day): Block {
  return {
    kind: 'list',
    head,
    items: entries.map((entry) => ({ title: oneLine(entry.title), details: detailsOf(entry, today) })),
  }
}

function detailsOf({ code, checkedAt, dueAt, note }: MailEntry, today: Day): string[] {
  const dates = [
    `관리번호 ${oneLine(code)}`,
    checkedAt && `최종 현행화 ${koreanDay(checkedAt)}`,
    dueAt && `점검기한 ${koreanDay(dueAt)}${overdue(dueAt, today)}`,
  ].filter(Boolean)
  return [dates.join(' · '), ...(note ? [oneLine(note)] : [])]
}

function overdue(dueAt: Day, today: Day): string {
  const days = daysBetween(dueAt, today)
  return days > 0 ? ` (${days}일 지남)` : ''
}
