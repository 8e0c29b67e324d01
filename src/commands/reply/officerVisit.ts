import type { Types, mongo } from 'mongoose'

import { addDays, dayOf, storedDay } from '../../domain/day'
import { PUBLISHED_ROW } from '../../domain/published'
import { DUE_SOON_DAYS } from '../../domain/freshness'
import { splitPosition } from '../../domain/reply/splitPosition'
import type { EntryRow } from '../entryRow'
import type { ReplyVisit } from './replyVisit'

/** As many as a mail asks about; the next ones come up when these are answered. */
const MOST_ENTRIES = 50

/**
 * @param organizationName of the officer's account
 * @returns the visit of an officer who is signed in: what of their own organization is due, the longest overdue first;
 *   `undefined` when there is no such organization
 */
export async function officerVisit(
  db: mongo.Db,
  user: { id: string; name: string; organization: string | undefined },
  now: Date,
): Promise<ReplyVisit | undefined> {
  const organization = await db
    .collection<{ _id: Types.ObjectId; name: string; phone?: string }>('organizations')
    .findOne({ name: user.organization ?? '' })
  if (!organization) return undefined
  const soon = storedDay(addDays(dayOf(now), DUE_SOON_DAYS))
  const rows = await db
    .collection<EntryRow>('entries')
    .find(
      { ...PUBLISHED_ROW, organization: organization._id, $or: [{ dueAt: { $lte: soon } }, { disputed: true }] },
      { projection: { _id: 1 } },
    )
    .sort({ dueAt: 1 })
    .limit(MOST_ENTRIES)
    .toArray()
  return {
    id: `user:${user.id}`,
    group: `user:${user.id}`,
    base: '/my',
    via: 'account',
    entries: rows.map(({ _id }) => _id.toHexString()),
    organization: organization._id.toHexString(),
    organizationName: organization.name,
    user: user.id,
    sender: { ...splitPosition(user.name), phone: organization.phone ?? '' },
  }
}
