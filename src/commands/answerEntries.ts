import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { dayOf, type Day } from '../domain/day'
import { isTaken, type AnswerOutcome, type AnswerSender, type OfficerAnswer } from '../domain/reply/officerAnswer'
import { confirmEntries } from './answers/confirmEntries'
import { handOverPost } from './answers/handOverPost'
import { readAnswered, type AnsweredEntry } from './answers/readAnswered'
import { requestByAnswer } from './answers/requestByAnswer'
import { snoozeEntry } from './answers/snoozeEntry'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { inTransaction, type Transaction } from './transaction'

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
  results: AnswerOutcome[]
}

/**
 * Takes what an officer answers, all of it in one transaction. The same key gives the same results and does nothing a
 * second time, so that a form sent twice, or a sheet uploaded twice, counts once. Where nothing could be taken nothing is
 * remembered: a sheet's row may come again, mended, or when what stood against it is gone.
 * @returns a result for each answer, in their order
 */
export async function answerEntries(input: {
  payload: Payload
  now: Date
  answers: readonly OfficerAnswer[]
  sender: AnswerSender
  key: string
}): Promise<AnswerOutcome[]> {
  const { payload, now, answers, sender, key } = input
  const isBusinessDay = await businessDaysAround(payload, dayOf(now))
  const rows = databaseOf(payload).collection<AnswersRow>('officer-answers')
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const known = await rows.findOne({ _id: key }, { session })
    if (known) return known.results
    const work = { payload, transaction, now, sender, actor: actorOf(sender), isBusinessDay }
    const results = await takeAnswers(work, answers)
    if (results.some(isTaken)) await rows.insertOne({ _id: key, at: now, sender, results }, { session })
    return results
  })
}

/** @returns who answers, as the trail names them. */
export const actorOf = ({ name, position, phone, user, via }: AnswerSender): AuditActor => ({
  ...(user ? { user } : {}),
  name: [name, position, phone && `(${phone})`].filter(Boolean).join(' '),
  via,
})

async function takeAnswers(work: Answering, answers: readonly OfficerAnswer[]): Promise<AnswerOutcome[]> {
  const answered = await readAnswered(work, answers)
  const confirmed = answered.filter(isUnchanged)
  await confirmEntries(work, confirmed)
  const results: AnswerOutcome[] = []
  // One after the other: a transaction's session takes one operation at a time.
  for (const each of answered) results.push(each.refusal ?? (await takeOne(work, each)))
  return results
}

const isUnchanged = ({ refusal, answer }: AnsweredEntry): boolean => !refusal && answer.kind === 'unchanged'

function takeOne(work: Answering, each: AnsweredEntry): Promise<AnswerOutcome> | AnswerOutcome {
  const { answer } = each
  if (answer.kind === 'unchanged') {
    return { entry: answer.entry, outcome: 'confirmed', message: '변경 없음으로 확인했습니다.' }
  }
  if (answer.kind === 'person') return handOverPost(work, each, answer)
  if (answer.kind === 'undecided') return snoozeEntry(work, each, answer)
  return requestByAnswer(work, each, answer)
}
