import type { Payload } from 'payload'

import { dayOf, storedDay } from '../domain/day'
import { recordAudit, type AuditActor } from './recordAudit'
import { seatPerson, type PostRow } from './requests/seatPerson'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

const SYSTEM: AuditActor = { name: '이음', via: 'job' }

/** Seats whoever takes over a post today or should have by now; the schedule calls it at 00:00. @returns how many posts */
export async function applyDueHandOvers(input: { payload: Payload; now: Date }): Promise<number> {
  const { payload, now } = input
  const until = storedDay(dayOf(now))
  const posts = rowsOf<PostRow>(payload, 'posts')
  const due = await posts.find({ 'handOvers.from': { $lte: until } }, { projection: { _id: 1 } }).toArray()
  for (const { _id } of due) {
    await inTransaction(payload, async (transaction) => {
      const { session } = transaction
      const post = await posts.findOne({ _id }, { session })
      const handOvers = [...(post?.handOvers ?? [])].sort((a, b) => a.from.getTime() - b.from.getTime())
      const ready = handOvers.filter(({ from }) => from <= until)
      if (ready.length === 0) return
      const people = ready.reduce(seatPerson, post?.people ?? [])
      const set = { people, handOvers: handOvers.filter(({ from }) => from > until), updatedAt: now }
      await posts.updateOne({ _id }, { $set: set }, { session })
      const target = `posts:${_id.toHexString()}`
      const records = ready.map(({ as, name, from }) => ({
        action: 'post.handedOver',
        target,
        detail: { as, name, from: dayOf(from) },
      }))
      await recordAudit({ payload, transaction, actor: SYSTEM, now, records })
    })
  }
  return due.length
}
