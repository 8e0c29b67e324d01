import type { Types } from 'mongoose'

import { OPEN_REQUEST_STATES, type RequestKind } from '../../domain/refreshRequest'
import type { Answering } from '../answerEntries'
import type { RequestRow } from '../requests/requestRow'
import { rowsOf } from '../rows'

const QUESTIONS: readonly RequestKind[] = ['check']
/** What staff propose to the owner waits for the owner's word, too; that nothing is to be changed does not settle it. */
const PROPOSALS: readonly RequestKind[] = ['check', 'change', 'retire']

/** @returns the open questions whether one of these entries is right: 변경 없음 settles them. */
export const openQuestionsOn = (work: Answering, entries: readonly Types.ObjectId[]): Promise<RequestRow[]> =>
  find(work, entries, { kind: { $in: [...QUESTIONS] }, direction: 'asked', state: { $in: [...OPEN_REQUEST_STATES] } })

/** @returns what the owner was asked about this one entry and has not answered: 수정 and 폐지 are the answer to it. */
export const unansweredOn = (work: Answering, entry: Types.ObjectId): Promise<RequestRow[]> =>
  find(work, [entry], {
    $or: [
      { kind: { $in: [...QUESTIONS] }, state: { $in: [...OPEN_REQUEST_STATES] } },
      { kind: { $in: [...PROPOSALS] }, state: { $in: ['submitted', 'inReview'] }, answeredAt: null },
    ],
    direction: 'asked',
  })

/** @returns what an office wrote about this one entry and staff gave back: what it writes now takes its place. */
export const returnedOn = (
  work: Answering,
  entry: Types.ObjectId,
  organization: Types.ObjectId,
): Promise<RequestRow[]> =>
  find(work, [entry], {
    kind: { $in: ['change', 'retire', 'reroute'] },
    state: 'returned',
    $or: [{ organization }, { fromOrganization: organization }],
  })

/** Those that are about a single entry. */
function find(
  { payload, transaction }: Answering,
  entries: readonly Types.ObjectId[],
  filter: Record<string, unknown>,
): Promise<RequestRow[]> {
  return rowsOf<RequestRow>(payload, 'refresh-requests')
    .find({ ...filter, entries: { $in: [...entries] }, 'entries.1': { $exists: false } } as never, {
      session: transaction.session,
      sort: { createdAt: 1 },
    })
    .toArray()
}
