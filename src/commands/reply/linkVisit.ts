import type { Types, mongo } from 'mongoose'

import { splitPosition } from '../../domain/reply/splitPosition'
import type { ReplyLinkRow } from '../replyLinks'
import type { ReplyVisit } from './replyVisit'

interface PostRow {
  _id: Types.ObjectId
  title: string
  organization: Types.ObjectId
  people?: { as: string; name?: string; phone?: string; active?: boolean }[]
}

/** How somebody came to a link's questions. */
export interface Arrival {
  base: string
  via: 'link' | 'code' | 'phone' | 'sheet'
  expiresAt?: Date
  /** The account that writes down what is said on the telephone or in the sheet. */
  user?: string
}

/**
 * @returns the visit of a link, with today's 정담당 in the sender's fields (for links; a caller says who they are);
 *   `undefined` when the post is gone
 */
export async function linkVisit(db: mongo.Db, link: ReplyLinkRow, arrival: Arrival): Promise<ReplyVisit | undefined> {
  const post = await db.collection<PostRow>('posts').findOne({ _id: link.post })
  if (!post) return undefined
  const organization = await db
    .collection<{ _id: Types.ObjectId; name: string }>('organizations')
    .findOne({ _id: post.organization })
  const id = link._id.toHexString()
  const asked = post.people?.find(({ as, active, name }) => as === 'primary' && active !== false && name)
  return {
    id: `${arrival.via === 'phone' ? 'phone' : 'link'}:${id}`,
    group: `link:${id}`,
    base: arrival.base,
    via: arrival.via,
    // Where a text is amended, or people are asked about, nothing else is answered.
    entries: link.request || link.people ? [] : link.entries.map((entry) => entry.toHexString()),
    ...(link.request ? { amends: link.request.toHexString() } : {}),
    ...(link.people ? { people: link.people.map((id) => id.toHexString()) } : {}),
    organization: post.organization.toHexString(),
    organizationName: organization?.name ?? '',
    post: post._id.toHexString(),
    postTitle: post.title,
    ...(arrival.user ? { user: arrival.user } : {}),
    sender: { ...splitPosition(asked?.name ?? ''), phone: asked?.phone ?? '' },
    ...(arrival.expiresAt ? { expiresAt: arrival.expiresAt } : {}),
  }
}
