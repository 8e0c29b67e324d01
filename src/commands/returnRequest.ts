import type { Payload } from 'payload'

import type { AuditActor } from './recordAudit'
import { decisionOf } from './requests/decisionOf'
import { moveRequest } from './requests/moveRequest'
import { enqueueRequestMail } from './requests/requestMails'
import type { RequestRow } from './requests/requestRow'
import { inTransaction } from './transaction'

/** Gives a request back to its sender with what is missing. */
export function returnRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  reason: string
}): Promise<RequestRow> {
  const { payload, now, reason } = input
  return inTransaction(payload, async (transaction) => {
    const set = { decision: decisionOf(input) }
    const request = await moveRequest({ ...input, transaction, move: 'return', set })
    await enqueueRequestMail({ payload, transaction, request, template: 'returned', reason, now })
    return request
  })
}
