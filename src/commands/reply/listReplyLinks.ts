import type { Types, mongo } from 'mongoose'

import { replyLinks, type ReplyLinkRow } from '../replyLinks'
import { replyReceipts } from './replyReceipts'

/** A question as staff see it in their list. */
export interface ReplyLinkLine {
  /** Hex. */
  id: string
  organization: string
  post: string
  period: string
  createdAt: Date
  asked: number
  answered: number
  isRevoked: boolean
}

interface Joined extends ReplyLinkRow {
  postRow?: { title: string; organization: Types.ObjectId }[]
  organizationRow?: { name: string }[]
}

const MOST = 100

/** @param organization part of a department's name; `''` for all. @returns the newest questions with how far each is answered */
export async function listReplyLinks(db: mongo.Db, organization: string): Promise<ReplyLinkLine[]> {
  const named = organization.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const links = await replyLinks(db)
    .aggregate<Joined>([
      { $sort: { createdAt: -1 } },
      { $project: { tokens: 0, codes: 0, typed: 0 } },
      { $lookup: { from: 'posts', localField: 'post', foreignField: '_id', as: 'postRow' } },
      {
        $lookup: {
          from: 'organizations',
          localField: 'postRow.organization',
          foreignField: '_id',
          as: 'organizationRow',
        },
      },
      ...(named ? [{ $match: { 'organizationRow.name': { $regex: named } } }] : []),
      { $limit: MOST },
    ])
    .toArray()
  const answered = await answeredCounts(
    db,
    links.map(({ _id }) => `link:${_id.toHexString()}`),
  )
  return links.map((link) => {
    const id = link._id.toHexString()
    return {
      id,
      organization: link.organizationRow?.[0]?.name ?? '',
      post: link.postRow?.[0]?.title ?? '',
      period: link.period,
      createdAt: link.createdAt,
      asked: link.people?.length ?? link.entries.length,
      answered: answered.get(`link:${id}`) ?? 0,
      isRevoked: link.revokedAt !== undefined,
    }
  })
}

async function answeredCounts(db: mongo.Db, groups: readonly string[]): Promise<Map<string, number>> {
  const rows = await replyReceipts(db)
    .aggregate<{ _id: string; entries: string[] }>([
      { $match: { group: { $in: groups } } },
      { $unwind: '$lines' },
      { $match: { 'lines.outcome': { $in: ['confirmed', 'requested'] } } },
      { $group: { _id: '$group', entries: { $addToSet: '$lines.entry' } } },
    ])
    .toArray()
  return new Map(rows.map(({ _id, entries }) => [_id, entries.length]))
}
