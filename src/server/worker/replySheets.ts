import { Types, type mongo } from 'mongoose'
import type { Payload } from 'payload'

import { linkSheet, REPLY_SHEET_NAME } from '../../commands/reply/linkSheet'
import { replyLinks } from '../../commands/replyLinks'
import type { AttachReplySheet } from '../../mail/writeOutgoing'
import { replyContact } from '../reply/replyContact'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @returns what makes the 현행화 회신서 of a link as its mail goes out, with the texts of that moment. */
export function replySheets({
  payload,
  db,
  mostAsked,
}: {
  payload: Payload
  db: mongo.Db
  mostAsked: (now: Date) => Promise<ReadonlySet<string>>
}): AttachReplySheet {
  return async ({ link: id, now }) => {
    const [link, asked, contact] = await Promise.all([
      replyLinks(db).findOne({ _id: new Types.ObjectId(id) }),
      mostAsked(now),
      replyContact(db),
    ])
    const content = link && (await linkSheet({ payload, db, link, mostAsked: asked, contact, now }))
    return content ? { filename: REPLY_SHEET_NAME, contentType: XLSX, content } : undefined
  }
}
