import type { ClientSession, mongo } from 'mongoose'

import type { Day } from '../../domain/day'
import type { Demand } from '../../domain/refresh/priority'
import type { DeadLink, SweepTemplate } from '../../domain/refresh/sweepTypes'
import type { MailDraft } from '../../mail/outbox'
import type { ReplyLinkInput } from '../replyLinks'

/** A mail of the sweep, as the outbox takes it. */
export type SweepMail = MailDraft & { template: SweepTemplate }

/** What is known of entries beside their own rows; each by the entry's id. */
export interface SweepSignals {
  demand: ReadonlyMap<string, Demand>
  /** Open flags. */
  flags: ReadonlyMap<string, number>
  deadLinks: ReadonlyMap<string, readonly DeadLink[]>
  /** Answered, and being looked at by the staff: not asked again. */
  inReview: ReadonlySet<string>
  /** 지침 미확정: not asked before that day. */
  snoozedUntil: ReadonlyMap<string, Day>
}

/** What the sweep hands its mails to, and what it learns from others; given in, since they lie in other parts of the house. */
export interface SweepParts {
  enqueueMails(input: {
    db: mongo.Db
    session: ClientSession
    now: Date
    drafts: readonly SweepMail[]
  }): Promise<{ enqueued: number; already: number }>
  /** @returns the ids of the links' rows, in their order; the same for the same post and period. */
  createReplyLinks(input: {
    db: mongo.Db
    session: ClientSession
    now: Date
    links: readonly ReplyLinkInput[]
  }): Promise<string[]>
  readSignals(input: { db: mongo.Db; today: Day }): Promise<SweepSignals>
}

/** Nothing known beside the rows. */
export const NO_SIGNALS: SweepSignals = {
  demand: new Map(),
  flags: new Map(),
  deadLinks: new Map(),
  inReview: new Set(),
  snoozedUntil: new Map(),
}
