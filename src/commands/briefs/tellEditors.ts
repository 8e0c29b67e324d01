import type { Types } from 'mongoose'
import type { Payload, TypedUser } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import type { IssueBrief } from '../../../payload-types'
import { enqueueMails } from '../../mail/outbox'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'

/** Puts a mail about a new 긴급공지 into the outbox for each of the education staff but who published it. */
export async function tellEditors(input: {
  payload: Payload
  transaction: Transaction
  user: TypedUser
  now: Date
  brief: IssueBrief
}): Promise<void> {
  const { payload, transaction, user, now, brief } = input
  const { session } = transaction
  const editors = await rowsOf<{ _id: Types.ObjectId; email: string; name: string }>(payload, 'users')
    .find({ role: 'editor', suspended: { $ne: true } } as never, { projection: { email: 1, name: 1 }, session })
    .toArray()
  const drafts = editors
    .filter(({ _id }) => _id.toHexString() !== String(user.id))
    .map(({ email, name }) => ({
      template: 'urgentNotice' as const,
      to: email,
      toName: name,
      subject: `[이음] 긴급공지: ${brief.title}`,
      period: String(brief.id),
      data: {
        title: brief.title,
        place: brief.place ?? '',
        script: brief.script ?? '',
        source: brief.source ?? '',
        by: user.name,
        path: `/admin/collections/issue-briefs/${brief.id}`,
      },
    }))
  await enqueueMails({ db: databaseOf(payload), session, now, drafts })
}
