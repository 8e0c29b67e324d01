import type { Payload } from 'payload'

import type { AuditActor } from './recordAudit'
import { decisionOf } from './requests/decisionOf'
import { moveRequest } from './requests/moveRequest'
import { enqueueRequestMail } from './requests/requestMails'
import type { RequestRow } from './requests/requestRow'
import { answerFlags, markDoubts } from './requests/settleEntries'
import { inTransaction } from './transaction'

/** Turns a request down for good, with the reason. Its flags are answered with it. */
export function rejectRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  reason: string
}): Promise<RequestRow> {
  const { payload, now, reason } = input
  return inTransaction(payload, async (transaction) => {
    const set = { decision: decisionOf(input) }
    const request = await moveRequest({ ...input, transaction, move: 'reject', set })
    await answerFlags({ payload, transaction, request: request._id, answer: reason.trim(), now })
    await markDoubts({ payload, transaction, entries: request.entries, now })
    await enqueueRequestMail({ payload, transaction, request, template: 'decided', reason, now })
    return request
  })
}
