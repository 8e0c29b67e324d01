import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { chosenParts } from '../domain/threeWay'
import type { AuditActor } from './recordAudit'
import { applyRequest, NO_MERGE, refuseMovedOn, type MergeOrders } from './requests/applyRequest'
import { decisionOf } from './requests/decisionOf'
import { moveRequest } from './requests/moveRequest'
import { readDifferences } from './requests/readDifferences'
import { enqueueRequestMail } from './requests/requestMails'
import type { RequestRow } from './requests/requestRow'
import { markDoubts } from './requests/settleEntries'
import { rowsOf } from './rows'
import { inTransaction, type Transaction } from './transaction'

/**
 * Approves a request and applies it at once, all in one transaction; with a 시행일 to come it is approved and waits for
 * that day. Of several reviewers at once one wins, the others get `already-decided`.
 * @throws RequestMoveRefused, EntriesMovedOn, DataRefusedError
 */
export function approveRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  reason?: string | undefined
  orders?: MergeOrders | undefined
}): Promise<RequestRow> {
  const { payload, now, actor, orders = NO_MERGE } = input
  return inTransaction(payload, async (transaction) => {
    const set = { decision: decisionOf(input) }
    const request = await moveRequest({ ...input, transaction, move: 'approve', set })
    const waits = request.effectiveOn !== null && dayOf(request.effectiveOn) > dayOf(now)
    if (!waits) return applyRequest({ payload, transaction, request, actor, now, orders })
    const settled = await settleText({ payload, transaction, request, orders, now })
    await markDoubts({ payload, transaction, entries: settled.entries, now })
    const reason = input.reason ?? ''
    await enqueueRequestMail({ payload, transaction, request: settled, template: 'decided', reason, now })
    return settled
  })
}

/** What is approved for a later day is approved over the text of now: from here on that is its base. */
async function settleText(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  orders: MergeOrders
  now: Date
}): Promise<RequestRow> {
  const { payload, transaction, request, orders, now } = input
  if (request.kind !== 'change') return request
  const entries = await readDifferences(input)
  refuseMovedOn(entries, orders)
  const [first] = entries
  const set: Partial<RequestRow> = {
    baseRevisions: entries.map(({ currentRevision }) => currentRevision),
    // One text for many entries stays one text; with a single entry it is what staff chose.
    proposed:
      entries.length === 1 && first
        ? chosenParts(request.proposed ?? {}, first.differences, orders.choices)
        : request.proposed,
    updatedAt: now,
  }
  await rowsOf<RequestRow>(payload, 'refresh-requests').updateOne(
    { _id: request._id },
    { $set: set },
    { session: transaction.session },
  )
  return { ...request, ...set }
}
