import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { PUBLISHED_ROW } from '../domain/published'
import { rowsOf } from './rows'

interface AcknowledgementRow {
  _id: Types.ObjectId
  brief: Types.ObjectId
  revision: number
  user: Types.ObjectId
  team?: string
  at: Date
}

/** The brief is gone, or has another revision by now than the one that was read. */
export class BriefMovedOn extends Error {
  readonly code = 'brief-moved-on'
  constructor(readonly revision: number | undefined) {
    super('그 사이 자료가 바뀌었습니다. 바뀐 내용을 다시 읽어 주세요.')
  }
}

/**
 * Notes that somebody has read this revision of a brief. Twice is once.
 * @throws BriefMovedOn when that is not the published revision
 */
export async function acknowledgeBrief(input: {
  payload: Payload
  user: { id: string; team?: string | undefined }
  brief: string
  revision: number
  now: Date
}): Promise<void> {
  const { payload, user, brief, revision, now } = input
  if (!Types.ObjectId.isValid(brief)) throw new BriefMovedOn(undefined)
  const _id = new Types.ObjectId(brief)
  const row = await rowsOf<{ revision?: number }>(payload, 'issue-briefs').findOne({ _id, ...PUBLISHED_ROW } as never, {
    projection: { revision: 1 },
  })
  if (row?.revision !== revision) throw new BriefMovedOn(row?.revision)
  const key = { brief: _id, revision, user: new Types.ObjectId(user.id) }
  await rowsOf<AcknowledgementRow>(payload, 'acknowledgements').updateOne(
    key,
    { $setOnInsert: { ...key, at: now, ...(user.team ? { team: user.team } : {}) } },
    { upsert: true },
  )
}

/** What a user has acknowledged last, by the brief's id: the revision, and when (ISO). */
export interface Acknowledged {
  revisions: Record<string, number>
  at: Record<string, string>
}

export async function acknowledgedBy(payload: Payload, user: string): Promise<Acknowledged> {
  const rows = await rowsOf<AcknowledgementRow>(payload, 'acknowledgements')
    .aggregate<{ _id: Types.ObjectId; revision: number; at: Date }>([
      { $match: { user: new Types.ObjectId(user) } },
      { $group: { _id: '$brief', revision: { $max: '$revision' }, at: { $max: '$at' } } },
    ])
    .toArray()
  return {
    revisions: Object.fromEntries(rows.map(({ _id, revision }) => [_id.toHexString(), revision])),
    at: Object.fromEntries(rows.map(({ _id, at }) => [_id.toHexString(), at.toISOString()])),
  }
}
