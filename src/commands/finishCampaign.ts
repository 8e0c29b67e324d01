import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { progressOf, type Progress } from '../domain/campaign'
import type { CampaignItemRow, CampaignRow } from './campaigns/campaignRow'
import { readItems } from './campaigns/readItems'
import { recordAudit, type AuditActor } from './recordAudit'
import { refused } from './requests/errors'
import { rowsOf } from './rows'
import { inTransaction } from './transaction'

/** Ends a campaign: what came of each entry is written down and counts as 정비 실적 from then on. */
export async function finishCampaign(input: {
  payload: Payload
  now: Date
  actor: AuditActor
  id: string
}): Promise<Progress> {
  const { payload, now, actor, id } = input
  const _id = new Types.ObjectId(id || undefined)
  const campaigns = rowsOf<CampaignRow>(payload, 'campaigns')
  const running = await campaigns.findOne({ _id })
  if (!running) throw refused('no-such-campaign', '없는 정비 계획입니다.')
  const items = await readItems(payload, running)
  const progress = progressOf(items.map(({ result }) => result))
  await inTransaction(payload, async (transaction) => {
    const { session } = transaction
    const finished = await campaigns.findOneAndUpdate(
      { _id, state: 'running' },
      { $set: { state: 'finished', finishedAt: now, updatedAt: now } },
      { session },
    )
    if (!finished) throw refused('wrong-state', '진행 중인 정비 계획만 마칠 수 있습니다.')
    await rowsOf<CampaignItemRow>(payload, 'campaign-items').bulkWrite(
      items.map((item) => ({
        updateOne: { filter: { _id: item._id }, update: { $set: { result: item.result } } },
      })),
      { session },
    )
    const record = { action: 'campaign.finished', target: `campaigns:${id}`, detail: { ...progress } }
    await recordAudit({ payload, transaction, actor, now, records: [record] })
  })
  return progress
}
