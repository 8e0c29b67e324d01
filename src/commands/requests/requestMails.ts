import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { dayOf } from '../../domain/day'
import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { enqueueMails, type MailDraft } from '../../mail/outbox'
import { createReplyLink } from '../replyLinks'
import type { RequestRow } from './requestRow'

type RequestTemplate = 'asked' | 'returned' | 'decided'

interface PersonRow {
  as: string
  name?: string | null
  email?: string | null
  active?: boolean | null
}

const BY_CLOSENESS = ['primary', 'deputy', 'teamLead', 'manager']

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
  const receiver = await receiverOf({ payload, transaction, request, template })
  if (!receiver) return
  const db = databaseOf(payload)
  const isAnswerable = template === 'asked' && request.post && request.entries.length > 0
  const link = isAnswerable
    ? await createReplyLink({
        db,
        session: transaction.session,
        now,
        post: request.post?.toHexString() ?? '',
        entries: request.entries.map((entry) => entry.toHexString()),
        period: request.number,
      })
    : undefined
  const draft: MailDraft = {
    template,
    to: receiver.email,
    toName: receiver.name,
    subject: `[120다산콜] ${SUBJECTS[template]}: ${request.title} (${request.number})`,
    // A request that comes back twice is two mails.
    period: `${request._id.toHexString()} ${request.state} ${now.toISOString()}`,
    ...(request.post ? { post: request.post.toHexString() } : {}),
    ...(request.organization ? { organization: request.organization.toHexString() } : {}),
    data: await mailData({ payload, transaction, request, reason }),
    ...(link ? { link } : {}),
  }
  await enqueueMails({ db, session: transaction.session, now, drafts: [draft] })
}

/** As the templates of `src/mail/templates` read it. */
async function mailData(input: {
  payload: Payload
  transaction: Transaction
  request: RequestRow
  reason: string
}): Promise<Record<string, unknown>> {
  const { payload, transaction, request, reason } = input
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
    dueOn: request.state === 'submitted' ? dayOf(request.dueOn) : null,
    urgent: request.urgent,
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
}): Promise<{ email: string; name: string } | undefined> {
  const { payload, transaction, request, template } = input
  const { session } = transaction
  if (template !== 'asked' && request.sender.user) {
    const user = await rowsOf<{ _id: Types.ObjectId; email?: string; name?: string }>(payload, 'users').findOne(
      { _id: request.sender.user },
      { session, projection: { email: 1, name: 1 } },
    )
    return user?.email ? { email: user.email, name: user.name ?? request.sender.name } : undefined
  }
  if (!request.post) return undefined
  const post = await rowsOf<{ _id: Types.ObjectId; people?: PersonRow[] }>(payload, 'posts').findOne(
    { _id: request.post },
    { session, projection: { people: 1 } },
  )
  const people = (post?.people ?? []).filter((person) => person.email && person.active !== false)
  people.sort((a, b) => BY_CLOSENESS.indexOf(a.as) - BY_CLOSENESS.indexOf(b.as))
  const sender = template === 'asked' ? undefined : people.find((person) => person.name === request.sender.name)
  const person = sender ?? people[0]
  return person?.email ? { email: person.email, name: person.name ?? '' } : undefined
}
