import { createHash } from 'node:crypto'

import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../../domain/day'
import { answerPeople, type PeopleAnswer } from '../answerPeople'
import { readAskedPeople } from './readAskedPeople'
import { findReceipt, writeReceipt } from './replyReceipts'
import { receiptOf, type ReplyVisit } from './replyVisit'
import type { ReplySender, SendReplyResult } from './sendReply'

/**
 * Sends what an office says of its people, with a receipt. Sent twice from the same page it is one answer; from a page that
 * shows other people than there are now, it is not taken.
 */
export async function sendPeople(input: {
  payload: Payload
  db: mongo.Db
  now: Date
  visit: ReplyVisit
  answer: PeopleAnswer
  /** As the page carried it. */
  shown: string
  sender: ReplySender
  /** When the call was, and whose account wrote it down. */
  call?: { at: Date; takenBy: string }
}): Promise<SendReplyResult> {
  const { payload, db, now, visit, answer, shown, sender, call } = input
  const said = createHash('sha256').update(JSON.stringify(answer)).digest('hex')
  const key = `${visit.id}:people:${shown}:${said}`
  const written = await findReceipt(db, { key })
  if (written) return { receipt: written }
  const asked = await readAskedPeople(db, visit, dayOf(now))
  if (asked.shown !== shown) return { outdated: true }
  const titles = new Map(asked.posts.map(({ id, title }) => [id, title]))
  const posts = answer.kind === 'person' ? [answer.post] : answer.posts
  if (posts.length === 0 || posts.some((id) => !titles.has(id))) return { nothing: true }
  const { organization, post, user, via } = visit
  const outcomes = await answerPeople({
    payload,
    now,
    answer,
    key,
    sender: { ...sender, organization, via, ...(post ? { post } : {}), ...(user ? { user } : {}) },
  })
  const receipt = await writeReceipt(db, {
    key,
    at: now,
    ...receiptOf(visit),
    sender,
    ...(call ? { call } : {}),
    lines: outcomes.map((outcome) => ({
      ...outcome,
      code: '',
      title: `담당자 확인: ${titles.get(outcome.entry) ?? ''}`,
      kind: answer.kind,
    })),
  })
  return { receipt }
}
