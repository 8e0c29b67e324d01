import { Types } from 'mongoose'

import type { AuditActor } from '../recordAudit'
import type { DecisionRow } from './requestRow'

/** Who decided what, when; as it lies on the request. */
export function decisionOf(input: { actor: AuditActor; now: Date; reason?: string | undefined }): DecisionRow {
  const { actor, now, reason } = input
  return {
    ...(actor.user ? { by: new Types.ObjectId(actor.user) } : {}),
    byName: actor.name,
    at: now,
    reason: reason?.trim() ?? '',
  }
}
