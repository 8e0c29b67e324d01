import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { rowsOf } from '../rows'
import { refused, type EntryDifference } from './errors'
import { readDifferences, withoutRow } from './readDifferences'
import type { RequestRow } from './requestRow'

/** @returns the three-way view of a request, entry by entry: what it began from, what stands now, what is proposed. */
export async function readRequestDifferences(input: { payload: Payload; id: string }): Promise<EntryDifference[]> {
  const { payload, id } = input
  const request = await rowsOf<RequestRow>(payload, 'refresh-requests').findOne({ _id: new Types.ObjectId(id) })
  if (!request) throw refused('no-such-request', '그런 요청이 없습니다.')
  return (await readDifferences({ payload, request })).map(withoutRow)
}
