import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, storedDay } from '../../domain/day'
import type { ProposedParts } from '../../domain/entryParts'
import type { RequestDirection, RequestKind } from '../../domain/refreshRequest'
import { requestDueOn } from '../../domain/requestDue'
import type { EntryRow } from '../entryRow'
import { recordAudit, type AuditActor } from '../recordAudit'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { nextRequestNumber } from './nextNumber'
import { enqueueRequestMail } from './requestMails'
import type { RequestRow, SenderRow } from './requestRow'
import { markDoubts } from './settleEntries'

export interface NewRequest {
  direction: RequestDirection
  kind: RequestKind
  entries: readonly EntryRow[]
  baseRevisions: readonly number[]
  proposed: ProposedParts | null
  /** Of a new entry: months between two checks; its category's when left out. */
  reviewCycleMonths?: number | undefined
  reason: string
  evidence: readonly string[]
  sender: SenderRow
  organization: Types.ObjectId | null
  fromOrganization?: Types.ObjectId | null
  post: Types.ObjectId | null
  fromPost?: Types.ObjectId | null
  /** `YYYY-MM-DD`; a day that has come already is none. */
  effectiveOn?: string | undefined
  urgent: boolean
  /** Says so itself that the text of now is wrong, a flag's request for example. */
  disputes?: boolean
}

/** Writes a new request with its number, its trail, its mail and the 확인 중 of its entries, in the transaction given. */
export async function writeRequest(input: {
  payload: Payload
  transaction: Transaction
  request: NewRequest
  actor: AuditActor
  now: Date
  isBusinessDay: (day: string) => boolean
}): Promise<RequestRow> {
  const { payload, transaction, request, actor, now, isBusinessDay } = input
  const today = dayOf(now)
  const effectiveOn = request.effectiveOn && request.effectiveOn > today ? request.effectiveOn : undefined
  const saysWrong = (request.kind === 'change' || request.kind === 'retire') && !effectiveOn
  const row: RequestRow = {
    _id: new Types.ObjectId(),
    number: await nextRequestNumber({ payload, transaction, today }),
    title: titleOf(request),
    direction: request.direction,
    kind: request.kind,
    state: 'submitted',
    entries: request.entries.map((entry) => entry._id),
    baseRevisions: [...request.baseRevisions],
    proposed: request.proposed,
    ...(request.reviewCycleMonths ? { reviewCycleMonths: request.reviewCycleMonths } : {}),
    reason: request.reason,
    evidence: [...request.evidence],
    sender: request.sender,
    via: actor.via,
    organization: request.organization,
    fromOrganization: request.fromOrganization ?? null,
    post: request.post,
    fromPost: request.fromPost ?? null,
    effectiveOn: effectiveOn ? storedDay(effectiveOn) : null,
    urgent: request.urgent,
    disputes: request.disputes ?? (saysWrong && request.entries.length > 0),
    dueOn: storedDay(requestDueOn(today, request.urgent, isBusinessDay)),
    answeredAt: null,
    blocked: null,
    appliedAt: null,
    createdAt: now,
    updatedAt: now,
  }
  await rowsOf<RequestRow>(payload, 'refresh-requests').insertOne(row, { session: transaction.session })
  const detail = { number: row.number, kind: row.kind, direction: row.direction, entries: row.entries.length }
  const record = { action: 'request.submitted', target: `refresh-requests:${row._id.toHexString()}`, detail }
  await recordAudit({ payload, transaction, actor, now, records: [record] })
  if (row.disputes) await markDoubts({ payload, transaction, entries: row.entries, now })
  if (row.direction === 'asked') {
    await enqueueRequestMail({ payload, transaction, request: row, template: 'asked', reason: row.reason, now })
  }
  return row
}

function titleOf({ entries, proposed, kind }: NewRequest): string {
  const [first] = entries
  if (kind === 'new' || !first) return proposed?.title ?? '새 자료'
  return entries.length === 1 ? first.title : `${first.title} 외 ${entries.length - 1}건`
}
