import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import type { AnswerEntries } from '../../commands/reply/sendReply'
import type { Clock } from '../../lib/clock'
import type { CurrentUsers } from '../currentUser'

/** Whom officers call when the page is of no use to them. */
export interface ReplyContact {
  name: string
  phone: string
  email?: string
}

/** What the reply pages work with; handed in by the process that serves them. */
export interface ReplyParts {
  payload: Payload
  db: mongo.Db
  clock: Clock
  /** Under which typed codes are hashed. */
  replyKey: string
  answerEntries: AnswerEntries
  /** Ids, in hex, of the entries that are asked for most: a tenth of all. */
  mostAsked: (now: Date) => Promise<ReadonlySet<string>>
  contact: () => Promise<ReplyContact>
}

/** The same with accounts: what `/my` and `/replies` need, and a reply server in a DMZ has not. */
export interface AccountReplyParts extends ReplyParts {
  users: Pick<CurrentUsers, 'read'>
}
