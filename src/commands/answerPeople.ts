import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { isTaken, type AnswerOutcome, type AnswerSender } from '../domain/reply/officerAnswer'
import { databaseOf } from '../lib/databaseOf'
import { actorOf } from './answerEntries'
import { seatOn } from './answers/handOverPost'
import type { NewPerson } from './reply/readNewPerson'
import { recordAudit } from './recordAudit'
import { inTransaction } from './transaction'

/** What an office says about who answers for its duties: the same people, or who takes over. Ids of posts, hex. */
export type PeopleAnswer =
  { kind: 'unchanged'; posts: readonly string[] } | ({ kind: 'person'; post: string } & NewPerson)

interface AnswersRow {
  _id: string
  at: Date
  sender: AnswerSender
  results: AnswerOutcome[]
}

const SAME = '담당자가 그대로임을 확인했습니다.'

/**
 * Takes the answer to 담당자 일제 확인 in one transaction: a line in the trail of each post, from which campaigns count it, and
 * for a hand-over the post's people. The same key gives the same results and does nothing a second time.
 * @returns a result for each post, its id in `entry`
 */
export async function answerPeople(input: {
  payload: Payload
  now: Date
  answer: PeopleAnswer
  sender: AnswerSender
  key: string
}): Promise<AnswerOutcome[]> {
  const { payload, now, answer, sender, key } = input
  const rows = databaseOf(payload).collection<AnswersRow>('officer-answers')
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const known = await rows.findOne({ _id: key }, { session })
    if (known) return known.results
    const work = { payload, transaction, now, actor: actorOf(sender) }
    const results: AnswerOutcome[] =
      answer.kind === 'person'
        ? [{ entry: answer.post, ...(await seatOn(work, new Types.ObjectId(answer.post), answer)) }]
        : answer.posts.map((entry) => ({ entry, outcome: 'confirmed', message: SAME }))
    if (answer.kind === 'unchanged') {
      const records = answer.posts.map((id) => ({ action: 'post.confirmed', target: `posts:${id}` }))
      await recordAudit({ ...work, records })
    }
    if (results.some(isTaken)) await rows.insertOne({ _id: key, at: now, sender, results }, { session })
    return results
  })
}
