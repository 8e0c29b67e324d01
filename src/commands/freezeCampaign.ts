import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { chooseEntries } from './campaigns/chooseEntries'
import { textHashOf, type CampaignItemRow, type CampaignRow } from './campaigns/campaignRow'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Freezes a campaign's list: from here on it is these entries, whatever the query would give. @returns how many */
export async function freezeCampaign(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
}): Promise<{ total: number }> {
  const { payload, now, actor, id } = input
  const _id = new Types.ObjectId(id || undefined)
  const campaigns = rowsOf<CampaignRow>(payload, 'campaigns')
  return inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const campaign = await campaigns.findOneAndUpdate(
      { _id, frozenAt: null },
      { $set: { frozenAt: now, state: 'running', updatedAt: now } },
      { session, returnDocument: 'after' },
    )
    if (!campaign) throw refused('already-decided', '목록을 이미 확정했거나 없는 정비 계획입니다.')
    const entries = await chooseEntries({ payload, query: campaign.query ?? {}, today: dayOf(now) })
    if (entries.length === 0) throw refused('nothing-chosen', '조건에 맞는 자료가 없습니다. 조건을 바꿔 주세요.')
    const items = entries.map((row): CampaignItemRow => ({
      _id: new Types.ObjectId(),
      campaign: _id,
      entry: row._id,
      code: row.code,
      title: row.title,
      organization: row.organization,
      assignee: campaign.owner ?? null,
      textHash: textHashOf(row),
      result: null,
    }))
    await rowsOf<CampaignItemRow>(payload, 'campaign-items').insertMany(items, { session })
    await campaigns.updateOne({ _id }, { $set: { total: items.length } }, { session })
    const record = { action: 'campaign.frozen', target: `campaigns:${id}`, detail: { total: items.length } }
    await recordAudit({ payload, transaction, actor, now, records: [record] })
    return { total: items.length }
  })
}
