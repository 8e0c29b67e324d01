import type { mongo } from 'mongoose'

import { dayOf } from '../domain/day'
import type { MailTemplate } from '../domain/mail/mailTemplate'
import type { Clock } from '../lib/clock'
import type { Env } from '../lib/env'
import type { ClaimedRow } from './claims'
import { MailNotReadyError } from './mailNotReadyError'
import type { MailSettings } from './mailSettings'
import type { ReplyAddresses } from './render/frame'
import { renderMail } from './render/renderMail'
import type { SenderInput } from './sender'
import type { MailAttachment } from './transport'

/** Makes the addresses and the code of a `reply-links` row, for one mail. Only hashes of them are stored. */
export type MintReplyAddresses = (input: {
  db: mongo.Db
  now: Date
  link: string
  urls: readonly string[]
}) => Promise<ReplyAddresses>

/** Makes the sheet in which the entries of a `reply-links` row can be answered without the page; none when its post is gone. */
export type AttachReplySheet = (input: { link: string; now: Date }) => Promise<MailAttachment | undefined>

/** The mails that ask an officer to look at what is due. */
const WITH_SHEET: ReadonlySet<MailTemplate> = new Set(['digest', 'reminder', 'deputyReminder', 'teamLeadReminder'])

/** How long the row of a password mail may be ahead of the account it belongs to, whose save commits after it. */
const COMMIT_MS = 5 * 60_000

/** @returns what writes the mail of a row when it is about to go out: signed links, sheets and reset links are made only then. */
export function writeOutgoing(input: {
  db: mongo.Db
  env: Pick<Env, 'mailFrom' | 'publicUrl' | 'replyUrls'>
  clock: Clock
  mint: MintReplyAddresses
  attachSheet?: AttachReplySheet | undefined
}): SenderInput['write'] {
  const { db, env, clock, mint, attachSheet } = input
  return async (row: ClaimedRow, { contact }: MailSettings) => {
    const now = new Date(clock())
    const reply = row.link === undefined ? undefined : await mint({ db, now, link: row.link, urls: env.replyUrls })
    const resetUrl = row.template === 'password' ? await resetUrlOf(db, row, now, env.publicUrl) : undefined
    const { template, data, to, toName, subject } = row
    const sheet = row.link && WITH_SHEET.has(template) ? await attachSheet?.({ link: row.link, now }) : undefined
    const attachments = sheet ? [sheet] : []
    const frame = {
      toName,
      today: dayOf(now),
      contact,
      publicUrl: env.publicUrl,
      reply,
      resetUrl,
      sheetName: sheet?.filename,
    }
    const { html, text } = await renderMail({ template, data, frame })
    return { from: env.mailFrom, replyTo: contact.email, to, toName, subject, html, text, date: now, attachments }
  }
}

interface ResetRow {
  email: string
  resetPasswordToken?: string | null
  resetPasswordExpiration?: Date | null
}

async function resetUrlOf(db: mongo.Db, row: ClaimedRow, now: Date, publicUrl: string): Promise<string> {
  const user = await db.collection<ResetRow>('users').findOne({ email: row.to })
  if (user?.resetPasswordToken && user.resetPasswordExpiration && user.resetPasswordExpiration > now)
    return `${publicUrl}/admin/reset/${user.resetPasswordToken}`
  const isFinal = now.getTime() - row.createdAt.getTime() > COMMIT_MS
  throw new MailNotReadyError('비밀번호 재설정 요청이 이미 쓰였거나 기한이 지났습니다.', { isFinal })
}
