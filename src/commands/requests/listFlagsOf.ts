import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { FLAG_KINDS, FLAG_STATES, type OwnFlag } from '../../domain/flag'
import { rowsOf } from '../rows'
import type { FlagRow } from './requestRow'

const MOST = 50

/** @returns one's own flags, the newest first, at most 50. */
export async function listFlagsOf(input: { payload: Payload; user: string }): Promise<OwnFlag[]> {
  const rows = await rowsOf<FlagRow>(input.payload, 'flags')
    .find({ user: new Types.ObjectId(input.user) })
    .sort({ createdAt: -1 })
    .limit(MOST)
    .toArray()
  return rows.map((row) => ({
    id: row._id.toHexString(),
    kind: row.kind,
    kindLabel: FLAG_KINDS[row.kind],
    state: row.state,
    stateLabel: FLAG_STATES[row.state],
    entry: row.entryCode,
    note: row.note,
    answer: row.answer,
    createdAt: row.createdAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }))
}
