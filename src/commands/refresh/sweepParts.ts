import type { ClientSession, mongo } from 'mongoose'

import type { Day } from '../../domain/day'
import type { Demand } from '../../domain/refresh/priority'
import type { SweepTemplate } from '../../domain/refresh/sweepTypes'
import type { MailDraft } from '../../mail/outbox'

/** A mail of the sweep, as the outbox takes it. */
export type SweepMail = MailDraft & { template: SweepTemplate }

/** What is known of entries beside their own rows; each by the entry's id. */
export interface SweepSignals {
  demand: ReadonlyMap<string, Demand>
  /** Open flags. */
  flags: ReadonlyMap<string, number>
  deadLinks: ReadonlySet<string>
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
  /** @returns the id of the link's row; the same for the same post and period. */
  createReplyLink(input: {
    db: mongo.Db
    session: ClientSession
    now: Date
    post: string
    entries: readonly string[]
    period: string
  }): Promise<string>
  readSignals(input: { db: mongo.Db; today: Day }): Promise<SweepSignals>
}

/** Nothing known beside the rows. */
export const NO_SIGNALS: SweepSignals = {
  demand: new Map(),
  flags: new Map(),
  deadLinks: new Set(),
  inReview: new Set(),
  snoozedUntil: new Map(),
}
