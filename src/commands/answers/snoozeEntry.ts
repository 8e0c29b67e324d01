import type { Types } from 'mongoose'

import { databaseOf } from '../../lib/databaseOf'
import { addMonths, dayOf, isDay, koreanDay } from '../../domain/day'
import { LONGEST_SNOOZE_MONTHS, type AnswerOutcome, type OfficerAnswer } from '../../domain/reply/officerAnswer'
import type { Answering } from '../answerEntries'
import { recordAudit } from '../recordAudit'
import type { AnsweredEntry } from './readAnswered'

/** A row of `refresh-snoozes`: the owner asked not to be asked about this entry until a day. One row an entry. */
export interface SnoozeRow {
  _id: Types.ObjectId
  entry: Types.ObjectId
  /** `YYYY-MM-DD`, the first day on which it may be asked again. */
  until: string
  reason: string
  at: Date
}

/** 지침 미확정: the entry keeps its freshness, its owner is not asked until that day. */
export async function snoozeEntry(
  { payload, transaction, now, actor }: Answering,
  { row }: AnsweredEntry,
  { entry, until, reason }: Extract<OfficerAnswer, { kind: 'undecided' }>,
): Promise<AnswerOutcome> {
  const today = dayOf(now)
  const refuse = (message: string): AnswerOutcome => ({ entry, outcome: 'refused', message })
  if (!isDay(until) || until <= today) return refuse('언제 정해지는지 앞으로의 날짜를 적어 주세요.')
  if (until > addMonths(today, LONGEST_SNOOZE_MONTHS)) {
    return refuse(`${LONGEST_SNOOZE_MONTHS}개월 안의 날짜를 적어 주세요. 그때 다시 여쭙겠습니다.`)
  }
  await databaseOf(payload)
    .collection<SnoozeRow>('refresh-snoozes')
    .updateOne(
      { _id: row._id },
      { $set: { entry: row._id, until, reason, at: now } },
      { upsert: true, session: transaction.session },
    )
  const target = `entries:${row._id.toHexString()}`
  const record = { action: 'entry.snoozed', target, detail: { code: row.code, until, reason } }
  await recordAudit({ payload, transaction, actor, now, records: [record] })
  return { entry, outcome: 'requested', message: `${koreanDay(until)}에 다시 여쭙겠습니다.` }
}
