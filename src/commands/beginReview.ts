import type { Payload } from 'payload'

import type { AuditActor } from './recordAudit'
import { moveRequest } from './requests/moveRequest'
import type { RequestRow } from './requests/requestRow'
import { inTransaction } from './transaction'

/** Takes a request into review, so that others see that somebody is at it. */
export function beginReview(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
}): Promise<RequestRow> {
  const { payload } = input
  return inTransaction(payload, (transaction) => moveRequest({ ...input, transaction, move: 'begin' }))
}
