import { Types, type mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../../domain/day'
import type { AnswerKind } from '../../domain/reply/officerAnswer'
import { isIeumError } from '../../lib/errors'
import { amendRequest } from '../amendRequest'
import { findOffice } from '../requests/findOffice'
import type { RequestRow } from '../requests/requestRow'
import { inTransaction } from '../transaction'
import type { Amendable } from './readAmendable'
import { keptReason, readAmendment, type ReadAmendment } from './readAmendment'
import { readReplyDraft, settleReplyDraft } from './replyDrafts'
import { findReceipt, writeReceipt, type ReceiptLine } from './replyReceipts'
import { receiptOf, type ReplyVisit } from './replyVisit'
import type { ReplySender, SendReplyResult } from './sendReply'

/** How a request's kind is called among an officer's answers. */
export const answerKindOf = ({ kind }: Pick<RequestRow, 'kind'>): AnswerKind =>
  kind === 'retire' || kind === 'reroute' ? kind : 'change'

/**
 * Sends an amended text from the draft of a visit: the request goes back to the staff, with a receipt. Sent twice, it gives
 * the receipt of the first time.
 */
export async function sendAmendment(input: {
  payload: Payload
  db: mongo.Db
  now: Date
  visit: ReplyVisit
  amendable: Amendable
  nonce: string
  sender: ReplySender
  call?: { at: Date; takenBy: string }
}): Promise<SendReplyResult> {
  const { db, now, visit, amendable, nonce, sender } = input
  const key = `${visit.id}:${nonce}`
  const written = await findReceipt(db, { key })
  if (written) return { receipt: written }
  const draft = await readReplyDraft(db, visit.id)
  const choice = draft.choices.get(amendable.request._id.toHexString())
  if (draft.nonce !== nonce || !choice || !amendable.isOpen) return { outdated: true }
  const read = readAmendment(amendable, choice.fields, dayOf(now))
  if ('problems' in read) return { nothing: true }
  const request = await amend(input, read, choice.evidence)
  if (!request) return { outdated: true }
  const receipt = await writeReceipt(db, {
    key,
    at: now,
    ...receiptOf(visit),
    sender,
    ...(input.call ? { call: input.call } : {}),
    lines: linesOf(amendable, request),
  })
  await settleReplyDraft({ db, visit: visit.id, nonce, sent: [request._id.toHexString()] })
  return { receipt }
}

/** @returns the request, `undefined` when it was sent or decided by somebody else meanwhile. */
async function amend(
  { payload, now, visit, amendable, sender }: Parameters<typeof sendAmendment>[0],
  read: ReadAmendment,
  evidence: readonly string[],
): Promise<RequestRow | undefined> {
  const { to } = read
  const office = to
    ? await inTransaction(payload, (transaction) => findOffice({ payload, transaction }, to))
    : undefined
  try {
    return await amendRequest({
      payload,
      now,
      id: amendable.request._id.toHexString(),
      actor: {
        ...(visit.user ? { user: visit.user } : {}),
        name: `${sender.name} ${sender.position} (${sender.phone})`,
        via: visit.via,
      },
      proposed: read.proposed,
      reason: keptReason(read, office !== undefined),
      evidence,
      effectiveOn: read.effectiveOn,
      sender: { ...sender, ...(visit.user ? { user: new Types.ObjectId(visit.user) } : {}) },
      ...(to === undefined ? {} : { organization: office?.toHexString() ?? null }),
    })
  } catch (err) {
    if (isIeumError(err) && (err.code === 'wrong-state' || err.code === 'already-decided')) return undefined
    throw err
  }
}

function linesOf({ entries, isReturned, request: before }: Amendable, request: RequestRow): ReceiptLine[] {
  const line = {
    outcome: 'requested' as const,
    message: `${isReturned ? '보완한 내용을' : '답하신 내용을'} 받았습니다. 검토한 뒤 반영합니다. (${request.number})`,
    request: request._id.toHexString(),
    kind: answerKindOf(before),
  }
  if (entries.length === 0) return [{ ...line, entry: '', code: request.number, title: request.title }]
  return entries.map(({ id, code, title }) => ({ ...line, entry: id, code, title }))
}
