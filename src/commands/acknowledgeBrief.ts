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

/** @returns the revision of each brief that this user has acknowledged last, by the brief's id. */
export async function acknowledgedBy(payload: Payload, user: string): Promise<Record<string, number>> {
  const rows = await rowsOf<AcknowledgementRow>(payload, 'acknowledgements')
    .aggregate<{ _id: Types.ObjectId; revision: number }>([
      { $match: { user: new Types.ObjectId(user) } },
      { $group: { _id: '$brief', revision: { $max: '$revision' } } },
    ])
    .toArray()
  return Object.fromEntries(rows.map(({ _id, revision }) => [_id.toHexString(), revision]))
}
