import { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { CampaignItemRow } from './campaigns/campaignRow'
import { recordAudit, type AuditActor } from './recordAudit'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Gives a campaign's entries to one of the staff: all of them, or those of one office. @returns how many */
export function assignCampaign(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  user: string
  organization?: string | undefined
}): Promise<{ assigned: number }> {
  const { payload, now, actor, id, user, organization } = input
  return inTransaction(payload, async (transaction) => {
    const { matchedCount } = await rowsOf<CampaignItemRow>(payload, 'campaign-items').updateMany(
      {
        campaign: new Types.ObjectId(id || undefined),
        ...(organization ? { organization: new Types.ObjectId(organization) } : {}),
      },
      { $set: { assignee: new Types.ObjectId(user) } },
      { session: transaction.session },
    )
    const detail = { user, organization: organization ?? null, entries: matchedCount }
    const record = { action: 'campaign.assigned', target: `campaigns:${id}`, detail }
    await recordAudit({ payload, transaction, actor, now, records: [record] })
    return { assigned: matchedCount }
  })
}
