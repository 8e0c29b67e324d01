import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { needsReason, REQUEST_MOVES, type RequestMove, type RequestState } from '../../domain/refreshRequest'
import { recordAudit, type AuditActor } from '../recordAudit'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { refused, RequestMoveRefused } from './errors'
import type { RequestRow } from './requestRow'

/**
 * Moves a request on, in the transaction given: compares its state and sets the next one in one step, and writes the trail.
 * @throws RequestMoveRefused when it is not in a state this move starts from; DataRefusedError `no-such-request`,
 *   `reason-needed`
 */
export async function moveRequest(input: {
  payload: Payload
  transaction: Transaction
  id: string
  move: RequestMove
  actor: AuditActor
  now: Date
  reason?: string | undefined
  set?: Partial<RequestRow>
}): Promise<RequestRow> {
  const { payload, transaction, id, move, actor, now, set = {} } = input
  const reason = input.reason?.trim() ?? ''
  if (needsReason(move) && !reason) throw refused('reason-needed', '까닭을 적어 주세요. 요청한 분이 읽습니다.')
  if (!Types.ObjectId.isValid(id)) throw refused('no-such-request', '그런 요청이 없습니다.')
  const _id = new Types.ObjectId(id)
  const { from, to, action } = REQUEST_MOVES[move]
  const rows = rowsOf<RequestRow>(payload, 'refresh-requests')
  const moved = await rows.findOneAndUpdate(
    { _id, state: { $in: [...from] as RequestState[] } },
    { $set: { ...set, state: to, updatedAt: now } },
    { session: transaction.session, returnDocument: 'after' },
  )
  if (!moved) {
    const row = await rows.findOne({ _id }, { session: transaction.session })
    if (!row) throw refused('no-such-request', '그런 요청이 없습니다.')
    throw new RequestMoveRefused({
      number: row.number,
      state: row.state,
      move,
      decidedBy: row.decision?.byName ?? '',
    })
  }
  const record = { action, target: `refresh-requests:${id}`, detail: { number: moved.number, state: to, reason } }
  await recordAudit({ payload, transaction, actor, now, records: [record] })
  return moved
}
