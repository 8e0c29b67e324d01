import type { mongo } from 'mongoose'

import { MAIL_STATES, type MailState } from '../domain/mail/mailState'
import { outboxOf } from './outbox'

/** What the outbox holds: mails by state, how often an arrival was unknown, and since when the oldest due one waits. */
export interface OutboxCounts {
  states: Record<MailState, number>
  unknowns: number
  /** In ms since the epoch; undefined when none is due. */
  oldestDue: number | undefined
}

/** @param now what is due is counted from it */
export async function outboxCounts(db: mongo.Db, now: Date): Promise<OutboxCounts> {
  const outbox = outboxOf(db)
  const [rows, oldest] = await Promise.all([
    outbox
      .aggregate<{ _id: MailState; count: number; unknowns: number }>([
        { $group: { _id: '$state', count: { $sum: 1 }, unknowns: { $sum: '$unknowns' } } },
      ])
      .toArray(),
    outbox
      .find({ state: { $in: ['pending', 'unknown'] }, nextAt: { $lte: now } })
      .sort({ nextAt: 1 })
      .limit(1)
      .next(),
  ])
  const counted = new Map(rows.map(({ _id, count }) => [_id, count]))
  const states = Object.keys(MAIL_STATES).map((state) => [state, counted.get(state as MailState) ?? 0])
  return {
    states: Object.fromEntries(states) as Record<MailState, number>,
    unknowns: rows.reduce((sum, row) => sum + row.unknowns, 0),
    oldestDue: oldest?.nextAt?.getTime(),
  }
}
