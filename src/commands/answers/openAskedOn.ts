import type { Types } from 'mongoose'

import { OPEN_REQUEST_STATES } from '../../domain/refreshRequest'
import type { Answering } from '../answerEntries'
import type { RequestRow } from '../requests/requestRow'
import { rowsOf } from '../rows'

/** @returns the open requests that ask the owner to look at this one entry: the answer belongs to them. */
export async function openAskedOn(
  { payload, transaction }: Answering,
  entries: readonly Types.ObjectId[],
): Promise<RequestRow[]> {
  return rowsOf<RequestRow>(payload, 'refresh-requests')
    .find(
      {
        entries: { $in: [...entries] },
        'entries.1': { $exists: false },
        direction: 'asked',
        kind: 'check',
        state: { $in: [...OPEN_REQUEST_STATES] },
      } as never,
      { session: transaction.session },
    )
    .toArray()
}
