import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { WAITING_FLAG_STATES } from '../domain/flag'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import type { FlagRow } from './requests/requestRow'
import { markDoubts } from './requests/settleEntries'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Answers one flag without a request: the education staff know, or the wording is theirs. */
export function closeFlag(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  answer: string
}): Promise<void> {
  const { payload, now, actor, id, answer } = input
  return inTransaction(payload, async (transaction) => {
    const flag = await rowsOf<FlagRow>(payload, 'flags').findOneAndUpdate(
      { _id: new Types.ObjectId(id || undefined), state: { $in: [...WAITING_FLAG_STATES] } },
      { $set: { state: 'answered', answer, answeredAt: now, updatedAt: now } },
      { session: transaction.session, returnDocument: 'after' },
    )
    if (!flag) throw refused('already-decided', '이미 답변한 의견입니다.')
    if (flag.entry) await markDoubts({ payload, transaction, entries: [flag.entry], now })
    await recordAudit({
      payload,
      transaction,
      actor,
      now,
      records: [{ action: 'flag.answered', target: `flags:${id}` }],
    })
  })
}
