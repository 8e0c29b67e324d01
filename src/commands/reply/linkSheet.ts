import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { addDays, dayOf, koreanDay, type Day } from '../../domain/day'
import { PART_LABELS, PART_NAMES } from '../../exchange/writtenParts'
import { writeReplySheet } from '../../exchange/replySheet/writeReplySheet'
import { REPLY_DAYS, type ReplyLinkRow } from '../replyLinks'
import { linkVisit } from './linkVisit'
import { readReplyEntries } from './readReplyEntries'

/** What the sheet is called when it is sent or downloaded. */
export const REPLY_SHEET_NAME = '현행화 회신서.xlsx'

/**
 * @returns the 현행화 회신서 of a link, with every entry it asks about as it stands now, to be sent with the digest or a 공문;
 *   `undefined` when the post is gone, or when the link is there to amend one text or asks about people
 */
export async function linkSheet(input: {
  payload: Payload
  db: mongo.Db
  link: ReplyLinkRow
  mostAsked: ReadonlySet<string>
  contact: { name: string; phone: string; email?: string }
  now: Date
}): Promise<Buffer | undefined> {
  const { payload, db, link, mostAsked, contact, now } = input
  const visit = await linkVisit(db, link, { base: '', via: 'sheet' })
  // A text that came back, and who a duty's people are, is answered on its page or by telephone; a sheet asks about entries.
  if (!visit || visit.amends || visit.people) return undefined
  const entries = await readReplyEntries({ payload, ids: visit.entries, mostAsked, now })
  return writeReplySheet({
    id: link._id.toHexString(),
    organization: visit.organizationName,
    post: visit.postTitle ?? '',
    until: koreanDay(replyUntil(link)),
    contact: [contact.name, contact.email, contact.phone].filter(Boolean).join(', '),
    entries: entries.map(({ id, code, title, revision, parts, facts }) => ({
      id,
      code,
      title,
      revision,
      text: PART_NAMES.filter((name) => name !== 'title' && parts[name] !== '')
        .map((name) => `[${PART_LABELS[name]}] ${parts[name]}`)
        .join('\n'),
      facts: facts.map(({ label, text }) => `${label} ${text}`).join('\n'),
    })),
  })
}

/** @returns the day until which an answer is asked for: as long as the first mail's address opens. */
export function replyUntil(link: Pick<ReplyLinkRow, 'createdAt'>): Day {
  return addDays(dayOf(link.createdAt), REPLY_DAYS)
}
