import { Types, type mongo } from 'mongoose'

import { dayOf } from '../../domain/day'
import { isOpenRequest, isUnanswered } from '../../domain/refreshRequest'
import { splitTarget } from '../../domain/rerouteTarget'
import { writeParts, writtenNames, type WrittenPart, type WrittenParts } from '../../exchange/writtenParts'
import type { EntryRow } from '../entryRow'
import { partsOf } from '../requests/partsOf'
import type { RequestRow } from '../requests/requestRow'

/** A text that waits for its officer: one that staff gave back, or one that they ask about. */
export interface Amendable {
  request: RequestRow
  /** Whether it may be sent now; it may not when that was done already, or when it is decided. */
  isOpen: boolean
  isReturned: boolean
  /** What staff want to be amended, or what they ask. */
  question: string
  /** Who asks; `''` for a question, whose mail says so. */
  askedBy: string
  entries: { id: string; code: string; title: string }[]
  /** What stands now; of several entries the first one's. */
  before: WrittenParts
  /** Only these may be written: one text for several entries stays what it is about. `undefined` for all. */
  only: readonly WrittenPart[] | undefined
  /** What the form is filled with. */
  fields: Record<string, string>
}

/** @returns the request of a link as its officer sees it; `undefined` when it is gone. */
export async function readAmendable(db: mongo.Db, id: string): Promise<Amendable | undefined> {
  const request = await db.collection<RequestRow>('refresh-requests').findOne({ _id: new Types.ObjectId(id) })
  if (!request) return undefined
  const rows = await db
    .collection<EntryRow>('entries')
    .find({ _id: { $in: request.entries } })
    .toArray()
  const byId = new Map(rows.map((row) => [row._id.toHexString(), row]))
  const entries = request.entries.flatMap((entry) => byId.get(entry.toHexString()) ?? [])
  const today = partsOf(request.kind === 'new' ? {} : (entries[0] ?? {}))
  const proposed = request.proposed ?? {}
  const before = writeParts(today)
  const isReturned = request.state === 'returned'
  return {
    request,
    isOpen:
      isReturned ||
      (isOpenRequest(request.state) && isUnanswered({ ...request, isAnswered: request.answeredAt !== null })),
    isReturned,
    question: isReturned ? (request.decision?.reason ?? '') : request.reason,
    askedBy: isReturned ? (request.decision?.byName ?? '') : '',
    entries: entries.map(({ _id, code, title }) => ({ id: _id.toHexString(), code, title })),
    before,
    only: entries.length > 1 ? writtenNames(proposed) : undefined,
    fields: { ...writeParts({ ...today, ...proposed }), ...(await wordsOf(db, request)) },
  }
}

/** What stands in the form beside the parts. A question's reason is the staff's: the officer writes their own. */
async function wordsOf(db: mongo.Db, request: RequestRow): Promise<Record<string, string>> {
  const { reason, to } = splitTarget(request.reason)
  const office =
    request.kind === 'reroute' && request.organization
      ? await db
          .collection<{ _id: Types.ObjectId; name: string }>('organizations')
          .findOne({ _id: request.organization }, { projection: { name: 1 } })
      : null
  return {
    reason: request.state === 'returned' ? reason : '',
    effectiveOn: request.effectiveOn ? dayOf(request.effectiveOn) : '',
    to: office?.name ?? to,
  }
}
