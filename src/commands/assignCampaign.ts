import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { isEditor, type Actor } from '../policies/roles'
import type { CampaignItemRow } from './campaigns/campaignRow'
import { readCampaign } from './campaigns/readCampaign'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/**
 * Gives a campaign's entries to one of the staff: all of them, or those of one office.
 * @returns how many
 * @throws DataRefusedError `no-such-campaign`, `wrong-state` unless it is running, `not-staff` for an account that cannot work on
 *   entries, `nothing-assigned` for an office that has none in the list
 */
export async function assignCampaign(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
  user: string
  organization?: string | undefined
}): Promise<{ assigned: number }> {
  const { payload, now, actor, id, user, organization } = input
  const campaign = await readCampaign(payload, id)
  if (campaign.state !== 'running') throw refused('wrong-state', '진행 중인 정비 계획의 자료만 맡길 수 있습니다.')
  await refuseOthersThanStaff(payload, user)
  return inTransaction(payload, async (transaction) => {
    const { matchedCount } = await rowsOf<CampaignItemRow>(payload, 'campaign-items').updateMany(
      {
        campaign: campaign._id,
        ...(organization ? { organization: new Types.ObjectId(organization) } : {}),
      },
      { $set: { assignee: new Types.ObjectId(user) } },
      { session: transaction.session },
    )
    if (matchedCount === 0) throw refused('nothing-assigned', '이 목록에 그 부서의 자료가 없습니다.')
    const detail = { user, organization: organization ?? null, entries: matchedCount }
    const record = { action: 'campaign.assigned', target: `campaigns:${id}`, detail }
    await recordAudit({ payload, transaction, actor, now, records: [record] })
    return { assigned: matchedCount }
  })
}

async function refuseOthersThanStaff(payload: Payload, user: string): Promise<void> {
  const row = await rowsOf<Omit<Actor, 'id'> & { _id: Types.ObjectId }>(payload, 'users').findOne(
    { _id: new Types.ObjectId(user) },
    { projection: { role: 1, suspended: 1 } },
  )
  if (!row || !isEditor({ ...row, id: user }))
    throw refused('not-staff', '교육운영부 계정에만 맡길 수 있습니다. 다시 골라 주세요.')
}
