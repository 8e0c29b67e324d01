import type { Payload } from 'payload'

import type { AuditActor } from './recordAudit'
import { moveRequest } from './requests/moveRequest'
import type { RequestRow } from './requests/requestRow'
import { answerFlags, markDoubts } from './requests/settleEntries'
import { inTransaction } from './transaction'

/** Takes a request back; also one that is approved and waits for its day. */
export function withdrawRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  reason?: string | undefined
}): Promise<RequestRow> {
  const { payload, now, reason } = input
  return inTransaction(payload, async (transaction) => {
    const request = await moveRequest({ ...input, transaction, move: 'withdraw' })
    const answer = reason?.trim() || '요청이 취하되었습니다.'
    await answerFlags({ payload, transaction, request: request._id, answer, now })
    await markDoubts({ payload, transaction, entries: request.entries, now })
    return request
  })
}
