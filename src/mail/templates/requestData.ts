import { z } from 'zod'

import { koreanDay } from '../../domain/day'
import { oneLine, type Block } from '../render/content'
import { mailEntry } from './entryList'

/** What the mails about one refresh request are written from. */
export const requestData = z.looseObject({
  title: z.string(),
  /** 관리번호, when it is about one entry. */
  code: z.string().nullish(),
  entries: z.array(mailEntry).default([]),
  /** What is asked, or why it was returned or rejected; in the sender's own words. */
  text: z.string().nullish(),
  reason: z.string().nullish(),
  outcome: z.enum(['approved', 'applied', 'rejected', 'withdrawn']).nullish(),
  effectiveOn: z.iso.date().nullish(),
  dueOn: z.iso.date().nullish(),
  urgent: z.boolean().nullish(),
  /** Its entries show as 확인 중 until it is answered. */
  disputes: z.boolean().nullish(),
})

export type RequestData = z.infer<typeof requestData>

/** Which request, and its dates. */
export function requestFacts({ title, code, effectiveOn, dueOn }: RequestData): Block {
  const rows: [string, string | null | undefined][] = [
    ['제목', oneLine(title)],
    ['관리번호', code && oneLine(code)],
    ['시행일', effectiveOn && koreanDay(effectiveOn)],
    ['회신 기한', dueOn && koreanDay(dueOn)],
  ]
  return { kind: 'facts', rows: rows.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : [])) }
}

/** Somebody's own words under a label; nothing when there are none. */
export function words(label: string, text: string | null | undefined): Block[] {
  return text?.trim() ? [{ kind: 'quote', label, text: text.trim() }] : []
}
