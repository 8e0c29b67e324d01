import { Types, type ClientSession } from 'mongoose'
import type { Payload } from 'payload'

import { refused } from '../requests/errors'
import { rowsOf, versionRowsOf } from '../rows'
import type { Transaction } from '../transaction'
import type { BriefRow } from './briefRow'
import { hashPage } from './hashPage'

/** What a command changes on a brief; its text is the editors'. */
export type BriefPatch = Partial<Pick<BriefRow, 'until' | 'changeNote' | 'archivedAt' | '_status'>>

/**
 * The writer of briefs for everything that is no editor's save: the main row is made from itself, so that an unfinished draft
 * neither is published nor gets lost (it is added again as the latest version, with the same dates).
 * @param patchOf what to change; it may refuse
 * @throws `no-such-brief` when there is none, or it lies in the trash
 */
export async function writeBrief(input: {
  payload: Payload
  transaction: Transaction
  id: string
  now: Date
  patchOf: (row: BriefRow) => BriefPatch
}): Promise<BriefRow> {
  const { payload, transaction, id, now, patchOf } = input
  const { session } = transaction
  const rows = rowsOf<BriefRow>(payload, 'issue-briefs')
  const before = Types.ObjectId.isValid(id)
    ? await rows.findOne({ _id: new Types.ObjectId(id), deletedAt: null } as never, { session })
    : null
  if (!before) throw refused('no-such-brief', '그 특별상담자료가 없습니다.')
  const patch = patchOf(before)
  const after = { ...before, ...patch, revision: (before.revision ?? 0) + 1, updatedAt: now }
  after.contentHash = hashPage(after)
  await rows.replaceOne({ _id: before._id }, after, { session })
  await writeVersions({ payload, session, before, after, patch, now })
  return after
}

async function writeVersions(input: {
  payload: Payload
  session: ClientSession
  before: BriefRow
  after: BriefRow
  patch: BriefPatch
  now: Date
}): Promise<void> {
  const { payload, session, before, after, patch, now } = input
  const versions = versionRowsOf(payload, 'issue-briefs')
  const latest = await versions.findOne({ parent: after._id, latest: true }, { session })
  await versions.updateMany({ parent: after._id, latest: true }, { $unset: { latest: 1 } }, { session })
  const isPending = before._status === 'published' && latest?.version._status === 'draft'
  const row = (version: object, at: Date, isLatest: boolean) => ({
    _id: new Types.ObjectId(),
    parent: after._id,
    version,
    autosave: false,
    createdAt: at,
    updatedAt: at,
    ...(isLatest ? { latest: true } : {}),
  })
  const { _id, ...main } = after
  const written = [row(main, now, !isPending)]
  if (latest && isPending) {
    // Payload sorts versions by time: the draft stays the newest.
    const later = new Date(now.getTime() + 1000)
    const followed = { ...latest.version, ...patch, _status: 'draft', revision: after.revision, updatedAt: later }
    written.push(row(followed, later, true))
  }
  await versions.insertMany(written as never, { session })
}
