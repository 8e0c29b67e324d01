import type { Payload } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import { isIeumError } from '../lib/errors'
import type { AuditActor } from './recordAudit'
import { applyRequest, NO_MERGE } from './requests/applyRequest'
import { moveRequest } from './requests/moveRequest'
import type { RequestRow } from './requests/requestRow'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

const SYSTEM: AuditActor = { name: '이음', via: 'job' }

/**
 * Applies what was approved for today or a day that has passed: the schedule calls it at 00:00. Each request is a transaction
 * of its own, so running it twice, or at once, applies each once. One whose text was changed since its approval goes back into
 * review and says why.
 */
export async function applyDueRequests(input: {
  payload: Payload
  now: Date
}): Promise<{ applied: string[]; blocked: { number: string; reason: string }[] }> {
  const { payload, now } = input
  const due = await rowsOf<RequestRow>(payload, 'refresh-requests')
    .find({ state: 'approved', effectiveOn: { $lte: storedDay(dayOf(now)) } })
    .sort({ effectiveOn: 1, number: 1 })
    .toArray()
  const outcome: Awaited<ReturnType<typeof applyDueRequests>> = { applied: [], blocked: [] }
  for (const request of due) {
    try {
      if (await applyOne(payload, request, now)) outcome.applied.push(request.number)
    } catch (err) {
      if (!isIeumError(err)) throw err
      await block(payload, request, err.message, now)
      outcome.blocked.push({ number: request.number, reason: err.message })
    }
  }
  return outcome
}

/** @returns whether it was ours to apply: another run may have been quicker. */
function applyOne(payload: Payload, { _id }: RequestRow, now: Date): Promise<boolean> {
  return inTransaction(payload, async (transaction) => {
    const request = await rowsOf<RequestRow>(payload, 'refresh-requests').findOne(
      { _id, state: 'approved' },
      { session: transaction.session },
    )
    if (!request) return false
    await applyRequest({ payload, transaction, request, actor: SYSTEM, now, orders: NO_MERGE })
    return true
  })
}

/** Back to the staff, due today. */
function block(payload: Payload, { _id }: RequestRow, reason: string, now: Date): Promise<RequestRow> {
  const set = { blocked: reason, dueOn: storedDay(dayOf(now)) }
  return inTransaction(payload, (transaction) =>
    moveRequest({ payload, transaction, id: _id.toHexString(), move: 'block', actor: SYSTEM, now, reason, set }),
  )
}
