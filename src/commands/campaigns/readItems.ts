import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { ItemResult } from '../../domain/campaign'
import type { EntryRow } from '../entryRow'
import { rowsOf, type PublicationRow } from '../rows'
import { textHashOf, type CampaignItemRow, type CampaignRow } from './campaignRow'

/** Somebody looked at the text; a new name or a mark is nobody's work on it. */
const WORKED = ['check', 'request', 'editor', 'import']

export interface ReadItem extends Omit<CampaignItemRow, 'result'> {
  result: ItemResult
}

/**
 * @returns the list of a campaign with what came of each entry. Until it is finished that follows from what was published
 *   since the list was frozen: touched and the same text is `confirmed`, another text `changed`, gone `retired`.
 */
export async function readItems(payload: Payload, campaign: CampaignRow): Promise<ReadItem[]> {
  const items = (await rowsOf<CampaignItemRow>(payload, 'campaign-items')
    .find({ campaign: campaign._id })
    .sort({ code: 1 })
    .toArray()) as CampaignItemRow[]
  if (campaign.finishedAt) return items.map((item) => ({ ...item, result: item.result ?? 'open' }))
  const ids = items.map(({ entry }) => entry)
  const results = await currentResults(payload, items, ids, campaign.frozenAt ?? campaign.updatedAt)
  return items.map((item) => ({ ...item, result: results.get(item.entry.toHexString()) ?? 'open' }))
}

async function currentResults(
  payload: Payload,
  items: readonly CampaignItemRow[],
  ids: Types.ObjectId[],
  since: Date,
): Promise<Map<string, ItemResult>> {
  const entries = rowsOf<EntryRow>(payload, 'entries')
  const touched = await rowsOf<PublicationRow>(payload, 'publications').distinct('entry', {
    entry: { $in: ids },
    from: { $gt: since },
    cause: { $in: WORKED },
  })
  const [rows, gone] = await Promise.all([
    entries.find({ _id: { $in: touched } }).toArray(),
    entries.find({ _id: { $in: ids }, deletedAt: { $ne: null } }, { projection: { _id: 1 } }).toArray(),
  ])
  const hashes = new Map(items.map(({ entry, textHash }) => [entry.toHexString(), textHash]))
  const results = new Map<string, ItemResult>()
  for (const row of rows as EntryRow[]) {
    const id = row._id.toHexString()
    results.set(id, textHashOf(row) === hashes.get(id) ? 'confirmed' : 'changed')
  }
  for (const { _id } of gone) results.set(_id.toHexString(), 'retired')
  return results
}
