import { createHash } from 'node:crypto'

import { Types, type mongo } from 'mongoose'

import type { Day } from '../../domain/day'
import type { PostPerson } from '../../domain/refresh/recipients'
import { isTaken } from '../../domain/reply/officerAnswer'
import { peopleOf, type PostRow } from '../refresh/postRow'
import { receiptsOf, type ReceiptLine, type ReplyReceipt } from './replyReceipts'
import type { ReplyVisit } from './replyVisit'

/** A duty whose people are asked about. */
export interface AskedPost {
  /** Hex. */
  id: string
  title: string
  /** Who answers for it from `today` on; those who have left are left out. */
  people: PostPerson[]
  /** The last answer, however it came. */
  answered: { line: ReceiptLine; receipt: ReplyReceipt } | undefined
}

export interface AskedPeople {
  posts: AskedPost[]
  /** Of what the page shows: an answer carries it, so that nobody confirms people they have not seen. */
  shown: string
}

/** @returns the duties of a visit with their people and what was answered, in the order in which they were asked. */
export async function readAskedPeople(db: mongo.Db, visit: ReplyVisit, today: Day): Promise<AskedPeople> {
  const ids = visit.people ?? []
  const rows = await db
    .collection<PostRow>('posts')
    .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } })
    .toArray()
  const answered = new Map<string, AskedPost['answered']>()
  for (const receipt of await receiptsOf(db, visit.group))
    for (const line of receipt.lines)
      if (isTaken(line) && !answered.has(line.entry)) answered.set(line.entry, { line, receipt })
  const posts = ids.flatMap((id): AskedPost[] => {
    const row = rows.find(({ _id }) => _id.toHexString() === id)
    if (!row) return []
    const people = peopleOf(row).filter(({ active, until }) => active && (until === undefined || until >= today))
    return [{ id, title: row.title, people, answered: answered.get(id) }]
  })
  const told = posts.map(({ id, people }) => [id, people])
  return { posts, shown: createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16) }
}
