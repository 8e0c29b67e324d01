import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import type { ProposedParts } from '../domain/entryParts'
import { requestDueOn } from '../domain/requestDue'
import type { EntryRow } from './entryRow'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { moveRequest } from './requests/moveRequest'
import type { RequestRow } from './requests/requestRow'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Sends a returned request in again, over the text of now; what is left out stays as it was. */
export async function amendRequest(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  proposed?: ProposedParts | undefined
  reason?: string | undefined
  evidence?: readonly string[] | undefined
  effectiveOn?: string | undefined
}): Promise<RequestRow> {
  const { payload, now, id, actor } = input
  const today = dayOf(now)
  const isBusinessDay = await businessDaysAround(payload, today)
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const before = Types.ObjectId.isValid(id)
      ? await rowsOf<RequestRow>(payload, 'refresh-requests').findOne({ _id: new Types.ObjectId(id) }, { session })
      : null
    const entries = await rowsOf<EntryRow>(payload, 'entries')
      .find({ _id: { $in: before?.entries ?? [] } }, { session, projection: { revision: 1 } })
      .toArray()
    const revisions = new Map(entries.map((row) => [row._id.toHexString(), row.revision]))
    const set: Partial<RequestRow> = {
      baseRevisions: (before?.entries ?? []).map((entry) => revisions.get(entry.toHexString()) ?? 0),
      dueOn: storedDay(requestDueOn(today, before?.urgent === true, isBusinessDay)),
      ...(input.proposed ? { proposed: input.proposed } : {}),
      ...(input.reason === undefined ? {} : { reason: input.reason }),
      ...(input.evidence ? { evidence: [...input.evidence] } : {}),
      ...(input.effectiveOn ? { effectiveOn: storedDay(input.effectiveOn) } : {}),
    }
    return moveRequest({ payload, transaction, id, move: 'amend', actor, now, set })
  })
}
