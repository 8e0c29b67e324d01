import type { mongo } from 'mongoose'

import { readMailSettings } from '../../mail/mailSettings'
import type { ReplyContact } from './replyParts'

/** @returns whom officers call, as the staff set it under 메일 설정: the same as in every mail. */
export async function replyContact(db: mongo.Db): Promise<ReplyContact> {
  const { contact } = await readMailSettings(db)
  return { name: contact.department, phone: contact.phone, ...(contact.email ? { email: contact.email } : {}) }
}
