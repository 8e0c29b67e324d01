import type { Payload } from 'payload'

import { dayOf, type Day } from '../domain/day'
import type { ProposedParts } from '../domain/entryParts'
import { confirmEntries } from './answers/confirmEntries'
import { handOverPost } from './answers/handOverPost'
import { readAnswered, type AnsweredEntry } from './answers/readAnswered'
import { requestByAnswer } from './answers/requestByAnswer'
import { snoozeEntry } from './answers/snoozeEntry'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { databaseOf } from './requests/databaseOf'
import { inTransaction, type Transaction } from './transaction'

export type PostRole = 'primary' | 'deputy' | 'teamLead' | 'manager'

/** What an officer answers about one entry, however it came. `entry` is an id in hex, `revision` the one that was read. */
export type OfficerAnswer =
  | { entry: string; revision: number; kind: 'unchanged'; mode: 'each' | 'all' }
  | {
      entry: string
      revision: number
      kind: 'change'
      proposed: ProposedParts
      reason: string
      evidence: string[]
      effectiveOn?: Day
    }
  | { entry: string; revision: number; kind: 'retire'; reason: string; evidence: string[] }
  | {
      entry: string
      revision: number
      kind: 'person'
      person: { as: PostRole; name: string; email: string; phone: string }
      from: Day
    }
  | { entry: string; revision: number; kind: 'reroute'; to: string; reason: string }
  | { entry: string; revision: number; kind: 'undecided'; until: Day; reason: string }

export interface AnswerSender {
  name: string
  position: string
  phone: string
  /** Ids in hex. An organization given is the only one whose entries may be answered. */
  organization?: string
  post?: string
  user?: string
  via: 'link' | 'code' | 'account' | 'sheet' | 'phone'
}

export interface AnswerResult {
  entry: string
  /** `requested` also for a hand-over and a postponement. `stale`: the text was changed since it was read. */
  outcome: 'confirmed' | 'requested' | 'stale' | 'refused'
  /** Id of the refresh request. */
  request?: string
  message: string
}

/** What the parts of answering work with. */
export interface Answering {
  payload: Payload
  transaction: Transaction
  now: Date
  sender: AnswerSender
  actor: AuditActor
  isBusinessDay: (day: Day) => boolean
}

interface AnswersRow {
  _id: string
  at: Date
  sender: AnswerSender
  results: AnswerResult[]
}

/**
 * Takes what an officer answers, all of it in one transaction. The same key gives the same results and does nothing a
 * second time, so that a form sent twice, or a sheet uploaded twice, counts once.
 * @returns a result for each answer, in their order
 */
export async function answerEntries(input: {
  payload: Payload
  now: Date
  answers: readonly OfficerAnswer[]
  sender: AnswerSender
  key: string
}): Promise<AnswerResult[]> {
  const { payload, now, answers, sender, key } = input
  const isBusinessDay = await businessDaysAround(payload, dayOf(now))
  const rows = databaseOf(payload).collection<AnswersRow>('officer-answers')
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const known = await rows.findOne({ _id: key }, { session })
    if (known) return known.results
    const work = { payload, transaction, now, sender, actor: actorOf(sender), isBusinessDay }
    const results = await takeAnswers(work, answers)
    await rows.insertOne({ _id: key, at: now, sender, results }, { session })
    return results
  })
}

const actorOf = ({ name, position, phone, user, via }: AnswerSender): AuditActor => ({
  ...(user ? { user } : {}),
  name: [name, position, phone && `(${phone})`].filter(Boolean).join(' '),
  via,
})

async function takeAnswers(work: Answering, answers: readonly OfficerAnswer[]): Promise<AnswerResult[]> {
  const answered = await readAnswered(work, answers)
  const confirmed = answered.filter(isUnchanged)
  await confirmEntries(work, confirmed)
  const results: AnswerResult[] = []
  // One after the other: a transaction's session takes one operation at a time.
  for (const each of answered) results.push(each.refusal ?? (await takeOne(work, each)))
  return results
}

const isUnchanged = ({ refusal, answer }: AnsweredEntry): boolean => !refusal && answer.kind === 'unchanged'

function takeOne(work: Answering, each: AnsweredEntry): Promise<AnswerResult> | AnswerResult {
  const { answer } = each
  if (answer.kind === 'unchanged') {
    return { entry: answer.entry, outcome: 'confirmed', message: '변경 없음으로 확인했습니다.' }
  }
  if (answer.kind === 'person') return handOverPost(work, each, answer)
  if (answer.kind === 'undecided') return snoozeEntry(work, each, answer)
  return requestByAnswer(work, each, answer)
}
