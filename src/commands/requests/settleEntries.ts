import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { WAITING_FLAG_STATES } from '../../domain/flag'
import { OPEN_REQUEST_STATES } from '../../domain/refreshRequest'
import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { writePublished } from '../writePublished'
import type { FlagRow, RequestRow } from './requestRow'

/**
 * @returns which of these entries still have an open flag or request that says they are wrong, in hex; `settling` is the
 *   request that is just coming to its end
 */
export async function doubtedEntries(input: {
  payload: Payload
  transaction: Transaction
  entries: readonly Types.ObjectId[]
  settling?: Types.ObjectId | undefined
}): Promise<Set<string>> {
  const { payload, transaction, settling } = input
  const { session } = transaction
  const ids = [...input.entries]
  const other = settling ? { $ne: settling } : { $exists: true }
  const requests = await rowsOf<RequestRow>(payload, 'refresh-requests')
    .find(
      { entries: { $in: ids }, state: { $in: [...OPEN_REQUEST_STATES] }, disputes: true, _id: other },
      { session, projection: { entries: 1 } },
    )
    .toArray()
  const flags = await rowsOf<FlagRow>(payload, 'flags')
    .find(
      {
        entry: { $in: ids },
        state: { $in: [...WAITING_FLAG_STATES] },
        kind: { $in: ['wrong', 'changed'] },
        ...(settling ? { request: { $ne: settling } } : {}),
      },
      { session, projection: { entry: 1 } },
    )
    .toArray()
  return new Set([...requests.flatMap((row) => row.entries), ...flags.map((row) => row.entry)].map(String))
}

/** Sets 확인 중 on these entries to what their open flags and requests say, where it is not so already. */
export async function markDoubts(input: {
  payload: Payload
  transaction: Transaction
  entries: readonly Types.ObjectId[]
  settling?: Types.ObjectId | undefined
  now: Date
}): Promise<void> {
  const { payload, transaction, entries, now } = input
  if (entries.length === 0) return
  const doubted = await doubtedEntries(input)
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find(
      { _id: { $in: [...entries] }, _status: 'published', deletedAt: null },
      { session: transaction.session, projection: { disputed: 1 } },
    )
    .toArray()
  const wrong = rows.filter((row) => (row.disputed === true) !== doubted.has(row._id.toHexString()))
  if (wrong.length === 0) return
  await writePublished({
    payload,
    transaction,
    writes: wrong.map((row) => ({ id: row._id, patch: { disputed: row.disputed !== true } })),
    cause: 'flag',
    now,
  })
}

/** Gives the agents whose flags belong to this request their answer. */
export async function answerFlags(input: {
  payload: Payload
  transaction: Transaction
  request: Types.ObjectId
  answer: string
  now: Date
}): Promise<void> {
  const { payload, transaction, request, answer, now } = input
  await rowsOf<FlagRow>(payload, 'flags').updateMany(
    { request, state: { $in: [...WAITING_FLAG_STATES] } },
    { $set: { state: 'answered', answer, answeredAt: now, updatedAt: now } },
    { session: transaction.session },
  )
}
