import type { mongo } from 'mongoose'
import { z } from 'zod'

import type { MailContact } from './render/frame'

/** What the staff set under 메일 설정. */
export interface MailSettings {
  contact: MailContact
  /** Mails a second, over all connections. */
  perSecond: number
  /** Connections to the mail server at once. */
  connections: number
}

/** Slower, and a mail could wait for its turn longer than its claim holds. */
export const MIN_PER_SECOND = 0.5
export const MAX_PER_SECOND = 100
export const DEFAULT_PER_SECOND = 5
export const DEFAULT_CONNECTIONS = 2
export const MAX_CONNECTIONS = 10

const text = z.string().trim().min(1)
const shape = z.object({
  department: text.catch('120다산콜재단 교육운영부'),
  phone: text.catch('02-120'),
  email: text.optional().catch(undefined),
  announcementTitle: text.optional().catch(undefined),
  announcementNumber: text.optional().catch(undefined),
  announcementDay: z.coerce.date().optional().catch(undefined),
  perSecond: z.number().min(MIN_PER_SECOND).max(MAX_PER_SECOND).catch(DEFAULT_PER_SECOND),
  connections: z.number().int().min(1).max(MAX_CONNECTIONS).catch(DEFAULT_CONNECTIONS),
})

/** @returns the settings of now; what is not set, or not as it should be, has its default */
export async function readMailSettings(db: mongo.Db): Promise<MailSettings> {
  const row = await db.collection('globals').findOne({ globalType: 'mail-settings' })
  const given = shape.parse(row ?? {})
  const { department, phone, email, announcementTitle, announcementNumber, announcementDay } = given
  const announcement =
    announcementTitle === undefined
      ? undefined
      : { title: announcementTitle, number: announcementNumber, day: announcementDay?.toISOString().slice(0, 10) }
  return {
    contact: { department, phone, email, announcement },
    perSecond: given.perSecond,
    connections: given.connections,
  }
}
