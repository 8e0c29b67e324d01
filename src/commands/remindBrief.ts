import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { dayOf } from '../domain/day'
import { enqueueMails, type MailDraft } from '../mail/outbox'
import type { BriefRow } from './briefs/briefRow'
import { readBriefReaders } from './briefs/readBriefReaders'
import { briefReminders } from './briefs/reminders'
import { stageOfRow } from './changeBrief'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Reminding again sooner would only disturb calls. */
const AGAIN_AFTER_MS = 10 * 60_000

/**
 * Reminds everybody a running must-read brief is for who has not read its current revision: on their desks at once, and by
 * mail, once a day, where the account has an address that is no demo account's.
 * @returns how many were reminded, and how many of them get a mail
 * @throws `no-such-brief`, `brief-not-running`, `brief-not-must-read`, `just-reminded`
 */
export async function remindBrief(input: {
  payload: Payload
  actor: AuditActor
  id: string
  now: Date
}): Promise<{ reminded: number; mailed: number }> {
  const { payload, actor, id, now } = input
  const brief = await readBrief(payload, id)
  if (stageOfRow(brief, now) !== 'running')
    throw refused('brief-not-running', '진행 중인 자료만 다시 알릴 수 있습니다.')
  if (!brief.mustRead) throw refused('brief-not-must-read', '꼭 읽을 자료만 다시 알릴 수 있습니다.')
  const teams = await readBriefReaders(payload, brief)
  const users = teams.flatMap(({ unread }) => unread.map((reader) => new Types.ObjectId(reader.id)))
  if (users.length === 0) return { reminded: 0, mailed: 0 }
  const db = databaseOf(payload)
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const key = { brief: brief._id, revision: brief.revision }
    const since = new Date(now.getTime() - AGAIN_AFTER_MS)
    if (await briefReminders(db).findOne({ ...key, at: { $gt: since } }, { session }))
      throw refused('just-reminded', '방금 다시 알렸습니다. 10분 뒤에 다시 눌러 주세요.')
    // The id keeps two at once apart: one meets the other's row, starts over and is refused.
    const row = {
      _id: `${id}:${brief.revision}:${Math.floor(now.getTime() / AGAIN_AFTER_MS)}`,
      ...key,
      users,
      by: actor.user ?? actor.name,
      at: now,
    }
    await briefReminders(db).insertOne(row, { session })
    const drafts = await mailsFor(payload, brief, users, now)
    await enqueueMails({ db, session, now, drafts })
    const detail = { code: brief.code, revision: brief.revision, reminded: users.length, mailed: drafts.length }
    const records = [{ action: 'brief.reminded', target: `issue-briefs:${id}`, detail }]
    await recordAudit({ payload, transaction, actor, now, records })
    return { reminded: users.length, mailed: drafts.length }
  })
}

async function readBrief(payload: Payload, id: string): Promise<BriefRow> {
  const row = Types.ObjectId.isValid(id)
    ? await rowsOf<BriefRow>(payload, 'issue-briefs').findOne({ _id: new Types.ObjectId(id), deletedAt: null } as never)
    : null
  if (!row) throw refused('no-such-brief', '그 특별상담자료가 없습니다.')
  return row
}

async function mailsFor(payload: Payload, brief: BriefRow, users: Types.ObjectId[], now: Date): Promise<MailDraft[]> {
  const people = await rowsOf<{ _id: Types.ObjectId; email: string; name: string }>(payload, 'users')
    .find({ _id: { $in: users }, demo: { $ne: true } } as never, { projection: { email: 1, name: 1 } })
    .toArray()
  return people.map(({ email, name }) => ({
    template: 'mustRead',
    to: email,
    toName: name,
    subject: `[이음] 꼭 읽을 자료: ${brief.title}`,
    period: `${brief._id.toHexString()} ${brief.revision} ${dayOf(now)}`,
    data: { title: brief.title, changeNote: brief.changeNote ?? '' },
  }))
}
