import type { Payload } from 'payload'

import { recordAudit } from './recordAudit'
import type { PostRow } from './refresh/postRow'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/**
 * Remembers that a mail server knows no such address: mails of its posts go up from now on, and the posts show as 담당 미지정
 * until the address is changed.
 * @param code what the server answered, a 5xx
 * @returns how many posts name the address
 */
export async function markBounced(input: {
  payload: Payload
  now: Date
  email: string
  code?: number
}): Promise<number> {
  const { payload, now, code } = input
  const email = input.email.trim().toLowerCase()
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const posts = rowsOf<PostRow>(payload, 'posts')
    // Addresses are typed by people: compared without case.
    const named = await posts
      .find(
        { people: { $elemMatch: { email, bouncedAt: null } } },
        { session, projection: { _id: 1 }, collation: { locale: 'en', strength: 2 } },
      )
      .toArray()
    if (named.length === 0) return 0
    await posts.updateMany(
      { _id: { $in: named.map(({ _id }) => _id) } },
      { $set: { 'people.$[person].bouncedAt': now, updatedAt: now } },
      { session, arrayFilters: [{ 'person.email': email }], collation: { locale: 'en', strength: 2 } },
    )
    await recordAudit({
      payload,
      transaction,
      actor: { name: '이음', via: 'job' },
      now,
      records: named.map(({ _id }) => ({
        action: 'post.bounced',
        target: `posts:${_id.toHexString()}`,
        detail: { email, ...(code ? { code } : {}) },
      })),
    })
    return named.length
  })
}
