import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { OPEN_REQUEST_STATES, type RequestState } from '../../domain/refreshRequest'
import { rowsOf } from '../rows'
import type { RequestRow } from './requestRow'

/** A request that somebody else has sent about the same entry. */
export interface OpenRequest {
  /** Hex. */
  id: string
  number: string
  title: string
  state: RequestState
}

const MOST = 20

/** @returns what is open, or waits for its day, on one of these entries, the oldest first, at most 20. */
export async function readOpenRequests(payload: Payload, entries: readonly Types.ObjectId[]): Promise<OpenRequest[]> {
  const rows = await rowsOf<RequestRow>(payload, 'refresh-requests')
    .find({ entries: { $in: [...entries] }, state: { $in: [...OPEN_REQUEST_STATES, 'approved'] } })
    .sort({ createdAt: 1 })
    .limit(MOST)
    .toArray()
  return rows.map(({ _id, number, title, state }) => ({ id: _id.toHexString(), number, title, state }))
}
