import { mongo } from 'mongoose'
import type { ClientSession } from 'mongoose'

import type { MailState } from '../domain/mail/mailState'
import type { MailTemplate } from '../domain/mail/mailTemplate'
import { readMailData } from './readMailData'

/** A mail to be sent. (template, to, subject, period) is its key: written twice, it goes out once. */
export interface MailDraft {
  template: MailTemplate
  to: string
  toName: string
  /** As it is read, and part of the key. */
  subject: string
  /** `2026-12`, `2026-W49`, `2026-12-01`, the id of a document ... */
  period: string
  /** Ids in hex. */
  post?: string
  organization?: string
  /** What the template needs (src/mail/templates): plain JSON, no secrets. */
  data: Record<string, unknown>
  /** Id of a `reply-links` row; its addresses and code are made when the mail is sent. */
  link?: string
}

/** A row of `mail-outbox`. */
export interface OutboxRow {
  _id: mongo.ObjectId
  template: MailTemplate
  to: string
  toName: string
  subject: string
  period: string
  post?: mongo.ObjectId
  organization?: mongo.ObjectId
  data: Record<string, unknown>
  link?: string
  state: MailState
  createdAt: Date
  /** When it may be tried next; null when nothing more is done by itself. */
  nextAt: Date | null
  tries: number
  unknowns: number
  /** The claim of the sender that has it now; a new one each time. */
  lease?: mongo.ObjectId
  leaseUntil?: Date
  /** Written before the first byte of the text leaves: from then on the mail may have arrived. */
  dataAt?: Date
  /** The same for every try. */
  messageId?: string
  sentAt?: Date
  /** What the receiving server said last. */
  code?: number
  problem?: string
}

const DUPLICATE_KEY = 11000

export const outboxOf = (db: mongo.Db): mongo.Collection<OutboxRow> => db.collection<OutboxRow>('mail-outbox')

/**
 * Puts mails into the outbox, in the caller's transaction when it gives its session: they go out when it has committed,
 * and never when it has not.
 *
 * @param notBefore when the first try may be; at once when left out
 * @returns how many are new, and how many were already there
 * @throws MailDataError (`mail/data`) when a draft's data is not what its template needs; nothing is written then
 */
export async function enqueueMails(input: {
  db: mongo.Db
  session?: ClientSession
  now: Date
  drafts: readonly MailDraft[]
  notBefore?: Date
}): Promise<{ enqueued: number; already: number }> {
  const { db, session, drafts } = input
  for (const { template, data } of drafts) readMailData(template, data)
  if (drafts.length === 0) return { enqueued: 0, already: 0 }
  const rows = drafts.map((draft) => upsertOf(draft, input.now, input.notBefore ?? input.now))
  const write = async (): Promise<number> => {
    const result = await outboxOf(db).bulkWrite(rows, { ordered: false, ...(session ? { session } : {}) })
    return result.upsertedCount
  }
  const enqueued = session
    ? await write()
    : await write().catch(async (error: unknown) => {
        // Two writers of the same new row at once: the second finds it on its second try. In a transaction the driver starts over.
        if (!(error instanceof mongo.MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error
        return error.upsertedCount + (await write())
      })
  return { enqueued, already: drafts.length - enqueued }
}

function upsertOf(draft: MailDraft, now: Date, nextAt: Date): mongo.AnyBulkWriteOperation<OutboxRow> {
  const key = {
    template: draft.template,
    to: draft.to.trim().toLowerCase(),
    subject: draft.subject,
    period: draft.period,
  }
  return {
    updateOne: {
      filter: key,
      update: {
        $setOnInsert: {
          toName: draft.toName,
          data: draft.data,
          state: 'pending',
          createdAt: now,
          nextAt,
          tries: 0,
          unknowns: 0,
          ...(draft.link === undefined ? {} : { link: draft.link }),
          ...(draft.post === undefined ? {} : { post: new mongo.ObjectId(draft.post) }),
          ...(draft.organization === undefined ? {} : { organization: new mongo.ObjectId(draft.organization) }),
        },
      },
      upsert: true,
    },
  }
}
