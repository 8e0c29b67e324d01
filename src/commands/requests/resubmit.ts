import type { Payload } from 'payload'

import { dayOf, storedDay } from '../../domain/day'
import { isUnanswered } from '../../domain/refreshRequest'
import { requestDueOn } from '../../domain/requestDue'
import type { EntryRow } from '../entryRow'
import type { AuditActor } from '../recordAudit'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { moveRequest } from './moveRequest'
import type { RequestRow } from './requestRow'
import { markDoubts } from './settleEntries'

/**
 * Brings a text back to the staff, over the text of now and due anew, in the transaction given: one that was returned, or one
 * that the staff had asked about.
 */
export async function resubmit(input: {
  payload: Payload
  transaction: Transaction
  now: Date
  actor: AuditActor
  id: string
  /** As it lies in the database; `null` when there is none, which the move then says. */
  before: RequestRow | null
  set: Partial<RequestRow>
  isBusinessDay: (day: string) => boolean
}): Promise<RequestRow> {
  const { payload, transaction, now, actor, id, before, isBusinessDay } = input
  const entries = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: before?.entries ?? [] } }, { session: transaction.session, projection: { revision: 1 } })
    .toArray()
  const revisions = new Map(entries.map((row) => [row._id.toHexString(), row.revision]))
  const kind = input.set.kind ?? before?.kind
  const effectiveOn = input.set.effectiveOn === undefined ? before?.effectiveOn : input.set.effectiveOn
  const saysWrong = (kind === 'change' || kind === 'retire') && !effectiveOn
  const isAnswer =
    before !== null &&
    before.state !== 'returned' &&
    isUnanswered({ ...before, isAnswered: before.answeredAt !== null })
  const request = await moveRequest({
    payload,
    transaction,
    id,
    move: isAnswer ? 'answer' : 'amend',
    actor,
    now,
    set: {
      baseRevisions: (before?.entries ?? []).map((entry) => revisions.get(entry.toHexString()) ?? 0),
      dueOn: storedDay(requestDueOn(dayOf(now), before?.urgent === true, isBusinessDay)),
      disputes: saysWrong && (before?.entries.length ?? 0) > 0,
      ...(before?.direction === 'asked' ? { answeredAt: now } : {}),
      ...input.set,
    },
  })
  await markDoubts({ payload, transaction, entries: request.entries, now })
  return request
}
