import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { rowsOf } from './rows'
import type { Transaction } from './transaction'

/** Who did it: a signed-in user, an officer without an account, or the system itself. */
export interface AuditActor {
  /** Id in `users`. */
  user?: string
  /** As a person reads it: `강남구 청소행정과 주무관 (02-3423-0000)`, `이음`. */
  name: string
  /** How it came: `admin`, `desk`, `link`, `code`, `account`, `sheet`, `phone`, `job`. */
  via: string
}

export interface AuditRecord {
  /** `request.approved`, `entry.verified`: what was done, past tense, below the kind of thing it was done to. */
  action: string
  /** The document, as `collection:id`. */
  target: string
  /** Plain JSON, without secrets. */
  detail?: Record<string, unknown>
}

interface AuditRow {
  _id: Types.ObjectId
  at: Date
  action: string
  target: string
  actor?: Types.ObjectId
  actorName: string
  via: string
  detail?: Record<string, unknown>
}

/** Appends what was done to the trail, in the transaction that does it. */
export async function recordAudit(input: {
  payload: Payload
  transaction: Transaction
  actor: AuditActor
  now: Date
  records: readonly AuditRecord[]
}): Promise<void> {
  const { payload, transaction, actor, now, records } = input
  if (records.length === 0) return
  const rows = records.map(({ action, target, detail }): AuditRow => ({
    _id: new Types.ObjectId(),
    at: now,
    action,
    target,
    ...(actor.user ? { actor: new Types.ObjectId(actor.user) } : {}),
    actorName: actor.name,
    via: actor.via,
    ...(detail ? { detail } : {}),
  }))
  await rowsOf<AuditRow>(payload, 'audit-events').insertMany(rows, { session: transaction.session })
}
