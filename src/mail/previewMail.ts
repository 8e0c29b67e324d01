import { dayOf, addDays, storedDay } from '../domain/day'
import { readMailData } from './readMailData'
import type { MailDraft } from './outbox'
import type { MailContact } from './render/frame'
import { mailText } from './render/mailText'
import { templates } from './templates'

/** How long an address made today would open, in days; only to be shown. */
const SHOWN_DAYS = 30

/**
 * @returns the text part of a mail that is not sent: what its reader would read, with an address and a code that open nothing
 * @throws MailDataError (`mail/data`)
 */
export function previewMail(input: {
  draft: Pick<MailDraft, 'template' | 'data' | 'toName'>
  now: Date
  contact: MailContact
  publicUrl: string
  replyUrls: readonly string[]
  sheetName: string
}): string {
  const { draft, now, contact, publicUrl, replyUrls, sheetName } = input
  const today = dayOf(now)
  const frame = {
    toName: draft.toName,
    today,
    contact,
    publicUrl,
    sheetName,
    reply: {
      addresses: replyUrls.map((url) => `${url}/r/(보낼 때 만듭니다)`),
      typedAddress: `${replyUrls[0] ?? ''}/r`,
      code: '(보낼 때 만듭니다)',
      expiresAt: storedDay(addDays(today, SHOWN_DAYS)),
    },
  }
  const content = templates[draft.template].write(readMailData(draft.template, draft.data), frame)
  return mailText(content, frame)
}
