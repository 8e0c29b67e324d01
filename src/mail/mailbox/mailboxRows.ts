import type { mongo } from 'mongoose'

export interface MailboxFile {
  name: string
  type: string
  content: mongo.Binary
}

/** A mail the demo's mailbox has taken in. */
export interface MailboxRow {
  _id: mongo.ObjectId
  at: Date
  to: string[]
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  files?: MailboxFile[]
}

/** The newest are kept; the mailbox is there to look at, not to archive. */
export const MAILBOX_LIMIT = 1000

export const mailboxOf = (db: mongo.Db): mongo.Collection<MailboxRow> => db.collection<MailboxRow>('demo-mailbox')

/** Keeps a mail, and drops the oldest ones above the limit. */
export async function keepInMailbox(db: mongo.Db, row: MailboxRow, limit = MAILBOX_LIMIT): Promise<void> {
  const mailbox = mailboxOf(db)
  await mailbox.insertOne(row)
  const oldest = await mailbox
    .find({}, { projection: { _id: 1 } })
    .sort({ _id: -1 })
    .skip(limit)
    .limit(1)
    .next()
  if (oldest) await mailbox.deleteMany({ _id: { $lte: oldest._id } })
}
