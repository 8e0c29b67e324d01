import type { Types, mongo } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { dayOf } from '../../domain/day'
import { isReachable, recipientOf, type PostPerson } from '../../domain/refresh/recipients'
import { isOpenRequest } from '../../domain/refreshRequest'
import { splitPosition } from '../../domain/reply/splitPosition'
import type { EntryRow } from '../entryRow'
import { peopleOf, type PostRow } from '../refresh/postRow'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { enqueueMails, type MailDraft } from '../../mail/outbox'
import { createReplyLink } from '../replyLinks'
import type { RequestRow } from './requestRow'

type RequestTemplate = 'asked' | 'returned' | 'decided'

/**
 * Puts the notice of a move into the outbox, in the move's transaction: `asked` to the office's post, the others to
 * whoever sent the request. Without an address there is no mail; the worklist shows the request all the same.
 */
export async function enqueueRequestMail(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  template: RequestTemplate
  reason: string
  now: Date
}): Promise<void> {
  const { payload, transaction, request, template, reason, now } = input
  const receiver = await receiverOf(input)
  if (!receiver) return
  const db = databaseOf(payload)
  const link = await linkOf({ db, transaction, request, template, now })
  const draft: MailDraft = {
    template,
    to: receiver.email,
    toName: receiver.name,
    subject: `[120다산콜] ${SUBJECTS[template]}: ${request.title} (${request.number})`,
    // A request that comes back twice is two mails.
    period: `${request._id.toHexString()} ${request.state} ${now.toISOString()}`,
    ...(request.post ? { post: request.post.toHexString() } : {}),
    ...(request.organization ? { organization: request.organization.toHexString() } : {}),
    data: await mailData({ payload, transaction, request, template, reason }),
    ...(link ? { link } : {}),
  }
  await enqueueMails({ db, session: transaction.session, now, drafts: [draft] })
}

/** The signed link of a mail that wants an answer: to the entries that are asked about, or to the text that came back. */
async function linkOf(input: {
  db: mongo.Db
  transaction: Transaction
  request: RequestRow
  template: RequestTemplate
  now: Date
}): Promise<string | undefined> {
  const { db, transaction, request, template, now } = input
  const post = answerablePost(request, template)?.toHexString()
  const isQuestion = request.kind === 'check'
  if (template === 'decided' || !post || (isQuestion && request.entries.length === 0)) return undefined
  const id = request._id.toHexString()
  return createReplyLink({
    db,
    session: transaction.session,
    now,
    post,
    entries: request.entries.map((entry) => entry.toHexString()),
    // A text that lies there already has a page of its own; the same one, however often it comes back.
    ...(isQuestion ? { period: request.number } : { period: `${request.number} 문안`, request: id }),
  })
}

/** Whose duty it is; of a 이송, which belongs to its new office already, the one that said so. */
const answerablePost = (request: RequestRow, template: RequestTemplate): Types.ObjectId | null =>
  request.kind === 'reroute' && template !== 'asked' ? (request.fromPost ?? null) : request.post

/** As the templates of `src/mail/templates` read it. */
async function mailData(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  template: RequestTemplate
  reason: string
}): Promise<Record<string, unknown>> {
  const { payload, transaction, request, template, reason } = input
  const entries = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: request.entries } }, { session: transaction.session, projection: { code: 1, title: 1 } })
    .toArray()
  return {
    number: request.number,
    title: request.title,
    code: entries.length === 1 ? entries[0]?.code : null,
    entries: entries.map(({ code, title }) => ({ code, title })),
    kind: request.kind,
    outcome: OUTCOMES.has(request.state) ? request.state : null,
    reason,
    effectiveOn: request.effectiveOn ? dayOf(request.effectiveOn) : null,
    dueOn: template === 'asked' && isOpenRequest(request.state) ? dayOf(request.dueOn) : null,
    urgent: request.urgent,
    disputes: request.disputes,
  }
}

const OUTCOMES: ReadonlySet<string> = new Set(['approved', 'applied', 'rejected', 'withdrawn'])

const SUBJECTS: Record<RequestTemplate, string> = {
  asked: '내용 확인을 부탁드립니다',
  returned: '보완을 부탁드립니다',
  decided: '요청하신 내용을 처리했습니다',
}

async function receiverOf(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  template: RequestTemplate
  now: Date
}): Promise<{ email: string; name: string } | undefined> {
  const { payload, transaction, request, template } = input
  const { session } = transaction
  // What staff wrote down from a sheet or a call is the office's word, not theirs.
  const isTheirOwn = request.via !== 'phone' && request.via !== 'sheet'
  if (template !== 'asked' && request.sender.user && isTheirOwn) {
    const user = await rowsOf<{ _id: Types.ObjectId; email?: string; name?: string }>(payload, 'users').findOne(
      { _id: request.sender.user },
      { session, projection: { email: 1, name: 1 } },
    )
    return user?.email ? { email: user.email, name: user.name ?? request.sender.name } : undefined
  }
  const id = answerablePost(request, template)
  if (!id) return undefined
  const post = await rowsOf<PostRow>(payload, 'posts').findOne({ _id: id }, { session })
  if (!post) return undefined
  const people = peopleOf(post)
  const today = dayOf(input.now)
  const isSender = ({ name }: PostPerson): boolean =>
    template !== 'asked' && [name, splitPosition(name).name].includes(request.sender.name)
  return (
    people.find((person) => isSender(person) && isReachable(person, today)) ?? recipientOf(people, 'primary', today)
  )
}
