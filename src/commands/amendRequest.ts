import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import type { ProposedParts } from '../domain/entryParts'
import type { AuditActor } from './recordAudit'
import { businessDaysAround } from './requests/businessDays'
import { resubmit } from './requests/resubmit'
import type { RequestRow, SenderRow } from './requests/requestRow'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** What is written anew; what is left out stays as it was. */
export interface Amendment {
  proposed?: ProposedParts | undefined
  reason?: string | undefined
  evidence?: readonly string[] | undefined
  /** `YYYY-MM-DD`; `null` for as soon as it is approved. */
  effectiveOn?: string | null | undefined
  sender?: SenderRow | undefined
  /** Of a 이송: the office it should go to, hex; `null` when nobody knows it by that name. */
  organization?: string | null | undefined
}

/**
 * Sends a returned request in again, over the text of now.
 * @throws RequestMoveRefused when it is not returned; DataRefusedError `no-such-request`
 */
export async function amendRequest(
  input: { payload: Payload; now: Date; actor: AuditActor; id: string } & Amendment,
): Promise<RequestRow> {
  const { payload, now, id, actor, proposed, reason, evidence, effectiveOn, sender, organization } = input
  const today = dayOf(now)
  const isBusinessDay = await businessDaysAround(payload, today)
  return inTransaction(payload, async (transaction) => {
    const before = Types.ObjectId.isValid(id)
      ? await rowsOf<RequestRow>(payload, 'refresh-requests').findOne(
          { _id: new Types.ObjectId(id) },
          { session: transaction.session },
        )
      : null
    const coming = effectiveOn && effectiveOn > today ? storedDay(effectiveOn) : null
    const set: Partial<RequestRow> = {
      ...(proposed ? { proposed } : {}),
      ...(before?.kind === 'new' && proposed?.title ? { title: proposed.title } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(evidence ? { evidence: [...evidence] } : {}),
      ...(effectiveOn === undefined ? {} : { effectiveOn: coming }),
      ...(sender ? { sender, via: actor.via } : {}),
      ...(organization === undefined ? {} : { organization: organization ? new Types.ObjectId(organization) : null }),
    }
    return resubmit({ payload, transaction, now, actor, id, before, set, isBusinessDay })
  })
}
