import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { DAY_MS } from '../../domain/day'
import { isTaken } from '../../domain/reply/officerAnswer'
import { readReplyEntries, type ReplyEntry } from './readReplyEntries'
import { receiptsOf, type ReceiptLine, type ReplyReceipt } from './replyReceipts'
import type { ReplyVisit } from './replyVisit'

export interface ReplyState {
  /** Those that may still be answered. */
  open: ReplyEntry[]
  answered: { line: ReceiptLine; receipt: ReplyReceipt }[]
}

/** An account's list has no period of its own: what was answered stays in sight for this long. */
const ACCOUNT_DAYS = 14

/** @returns which of a visit's entries are answered, by whichever way, and which are open. A stale answer leaves its entry open. */
export async function replyState(input: {
  payload: Payload
  db: mongo.Db
  visit: ReplyVisit
  mostAsked: ReadonlySet<string>
  now: Date
}): Promise<ReplyState> {
  const { payload, db, visit, mostAsked, now } = input
  const since = visit.via === 'account' ? new Date(now.getTime() - ACCOUNT_DAYS * DAY_MS) : undefined
  const receipts = await receiptsOf(db, visit.group, since)
  const answered = new Map<string, { line: ReceiptLine; receipt: ReplyReceipt }>()
  for (const receipt of receipts)
    for (const line of receipt.lines)
      if (isTaken(line) && !answered.has(line.entry)) answered.set(line.entry, { line, receipt })
  const ids = visit.entries.filter((id) => !answered.has(id))
  return { open: await readReplyEntries({ payload, ids, mostAsked, now }), answered: [...answered.values()] }
}
