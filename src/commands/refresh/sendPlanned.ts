import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { mailingSlots } from '../../domain/refresh/mailingSlots'
import type { PlannedMail } from '../../domain/refresh/sweepTypes'
import { rowsOf } from '../rows'
import type { ReplyLinkInput } from '../replyLinks'
import { inTransaction } from '../transaction'
import type { MailingRow } from './mailingRow'
import { sweepMail, type MailNames } from './sweepMail'
import type { SweepParts } from './sweepParts'

interface Input {
  payload: Payload
  parts: SweepParts
  mails: readonly PlannedMail[]
  names: MailNames
  today: string
  now: Date
  /** Id of the user who sent it by hand. */
  by?: string
}

/**
 * Hands mails to the outbox in one transaction, with their reply links and their rows in `post-mailings`: all of it or
 * nothing, whatever dies in between.
 * @throws MongoDB's duplicate key error when another run has written to one of these people or posts meanwhile
 */
export async function sendPlanned(input: Input): Promise<void> {
  const db = databaseOf(input.payload)
  await inTransaction(input.payload, async ({ session }) => {
    const { parts, mails, now, names } = input
    const wanted = mails.map((mail) => linkOf(mail, names))
    const ids = await parts.createReplyLinks({ db, session, now, links: wanted.flatMap((link) => link ?? []) })
    const links = wanted.map((link) => (link ? ids.shift() : undefined))
    const rows = mails.map((mail, index) => rowOf(mail, input, links[index]))
    await rowsOf<MailingRow>(input.payload, 'post-mailings').insertMany(rows, { session })
    const drafts = mails.map((mail, index) => sweepMail(mail, names, links[index]))
    await parts.enqueueMails({ db, session, now, drafts })
  })
}

/** @returns what the mail's link opens; undefined for a mail that asks for no answer. */
function linkOf(
  { posts, entries: listed, template, period }: PlannedMail,
  names: MailNames,
): ReplyLinkInput | undefined {
  const post = posts[0]
  if (!post) return undefined
  // Where the people are asked about, their entries are no question; one of them says whose duty it is.
  const anEntry = template === 'personCheck' ? names.posts.get(post)?.anEntry : undefined
  const entries = anEntry ? [anEntry] : listed.map(({ id }) => id)
  if (entries.length === 0) return undefined
  // A reminder goes to another person than the digest, and lists other entries: it has a link of its own.
  const linkPeriod = template === 'digest' ? period : `${period} ${template}`
  return { post, entries, period: linkPeriod, ...(template === 'personCheck' ? { people: posts } : {}) }
}

function rowOf(mail: PlannedMail, { today, now, by }: Input, link: string | undefined): MailingRow {
  return {
    _id: new Types.ObjectId(),
    day: today,
    template: mail.template,
    period: mail.period,
    to: mail.to,
    posts: mail.posts.map((id) => new Types.ObjectId(id)),
    organization: new Types.ObjectId(mail.organization),
    entries: mail.entries.map(({ id }) => new Types.ObjectId(id)),
    ...(link ? { link } : {}),
    ...(by ? { by: new Types.ObjectId(by) } : {}),
    at: now,
    slots: mailingSlots(mail, today),
  }
}
