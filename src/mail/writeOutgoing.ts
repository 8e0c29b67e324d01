import type { mongo } from 'mongoose'

import { dayOf } from '../domain/day'
import type { Clock } from '../lib/clock'
import type { Env } from '../lib/env'
import type { ClaimedRow } from './claims'
import { MailNotReadyError } from './mailNotReadyError'
import type { MailSettings } from './mailSettings'
import type { ReplyAddresses } from './render/frame'
import { renderMail } from './render/renderMail'
import type { SenderInput } from './sender'

/** Makes the addresses and the code of a `reply-links` row, for one mail. Only hashes of them are stored. */
export type MintReplyAddresses = (input: {
  db: mongo.Db
  now: Date
  link: string
  urls: readonly string[]
}) => Promise<ReplyAddresses>

/** How long the row of a password mail may be ahead of the account it belongs to, whose save commits after it. */
const COMMIT_MS = 5 * 60_000

/** @returns what writes the mail of a row when it is about to go out: signed links and reset links are made only then. */
export function writeOutgoing(input: {
  db: mongo.Db
  env: Pick<Env, 'mailFrom' | 'publicUrl' | 'replyUrls'>
  clock: Clock
  mint: MintReplyAddresses
}): SenderInput['write'] {
  const { db, env, clock, mint } = input
  return async (row: ClaimedRow, { contact }: MailSettings) => {
    const now = new Date(clock())
    const reply = row.link === undefined ? undefined : await mint({ db, now, link: row.link, urls: env.replyUrls })
    const resetUrl = row.template === 'password' ? await resetUrlOf(db, row, now, env.publicUrl) : undefined
    const { template, data, to, toName, subject } = row
    const frame = { toName, today: dayOf(now), contact, publicUrl: env.publicUrl, reply, resetUrl }
    const { html, text } = await renderMail({ template, data, frame })
    return { from: env.mailFrom, replyTo: contact.email, to, toName, subject, html, text, date: now }
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
