import type { EmailAdapter } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { PASSWORD_SUBJECT } from '../domain/mail/mailTemplate'
import { systemClock } from '../lib/clock'
import { IeumError } from '../lib/errors'
import { enqueueMails } from './outbox'

/**
 * Payload's mails go through the outbox like every other. The one it sends is that for a forgotten password; its HTML, which
 * holds the reset token, is dropped: the mail is written from the account when it goes out, so that the outbox holds no
 * secret.
 */
export const outboxEmail: EmailAdapter = ({ payload }) => ({
  name: 'outbox',
  // What a mail comes from is MAIL_FROM, read by the sender.
  defaultFromAddress: 'noreply@ieum.test',
  defaultFromName: '이음',
  sendEmail: async ({ to, subject }) => {
    const db = databaseOf(payload)
    if (subject !== PASSWORD_SUBJECT || typeof to !== 'string') throw new UnknownMailError(String(subject))
    const now = new Date(systemClock())
    const user = await db.collection<{ email: string; name?: string }>('users').findOne({ email: to })
    const toName = user?.name ?? ''
    const drafts = [{ template: 'password' as const, to, toName, subject, period: now.toISOString(), data: {} }]
    await enqueueMails({ db, now, drafts })
  },
})

class UnknownMailError extends IeumError {
  constructor(subject: string) {
    super({
      code: 'mail/unknown',
      message: `이 메일에는 서식이 없습니다. 메일은 서식을 정해 보낼 메일함에 넣어 주세요. (${subject})`,
      data: { subject },
    })
  }
}
