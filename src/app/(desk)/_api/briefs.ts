import type { Brief } from '../../../domain/brief'
import type { LexicalState } from '../../../domain/entry'
import { post, request } from './request'

/** An 응대 카드 as the desk keeps it. */
export interface Card {
  /** A digit. */
  key: string
  code: string
  title: string
  script: string
  body: LexicalState
}

export interface RunningBriefs {
  /** The server's time of the answer, ISO. */
  at: string
  briefs: Brief[]
  /** The revision of each brief that this agent has acknowledged last, and when (ISO), by the brief's id. */
  acknowledged: Record<string, number>
  acknowledgedAt: Record<string, string>
  /** When the staff reminded this agent of one that is not acknowledged yet, ISO, by the brief's id. */
  reminded: Record<string, string>
}

/** What a shift lead tells everybody. */
export interface Notice {
  what: string
  place: string
  script: string
  source: string
  transferTo: string
  mustRead: boolean
}

export type NoticeChange = { kind: 'update'; text: string } | { kind: 'extend'; hours: number } | { kind: 'end' }

/** @returns what runs for this agent now, the most urgent first. */
export async function fetchBriefs(): Promise<RunningBriefs> {
  return (await request('/api/lookup/briefs')) as RunningBriefs
}

/** @throws DeskError `full` when the brief has another revision by now */
export async function acknowledge(id: string, revision: number): Promise<void> {
  await post(`/api/lookup/briefs/${id}/acknowledge`, { revision })
}

export async function fetchCards(): Promise<Card[]> {
  return ((await request('/api/lookup/cards')) as { cards: Card[] }).cards
}

export async function publishNotice(notice: Notice): Promise<void> {
  await post('/api/lookup/notices', notice)
}

export async function changeNotice(id: string, change: NoticeChange): Promise<void> {
  await post(`/api/lookup/notices/${id}`, change)
}
