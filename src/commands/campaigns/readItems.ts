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
 * @returns the list of a campaign with what came of each entry. In 담당자 일제 확인 that is what its post has answered since the
 * list was frozen: the same people, or a hand-over; in the others it follows from the text. Until it is finished that follows from what was published
 *   since the list was frozen: touched and the same text is `confirmed`, another text `changed`, gone `retired`.
 */
export async function readItems(payload: Payload, campaign: CampaignRow): Promise<ReadItem[]> {
  const items = (await rowsOf<CampaignItemRow>(payload, 'campaign-items')
    .find({ campaign: campaign._id })
    .sort({ code: 1 })
    .toArray()) as CampaignItemRow[]
  if (campaign.finishedAt) return items.map((item) => ({ ...item, result: item.result ?? 'open' }))
  const ids = items.map(({ entry }) => entry)
  const since = campaign.frozenAt ?? campaign.updatedAt
  const results =
    campaign.kind === 'peopleCheck'
      ? await peopleResults(payload, ids, since)
      : await currentResults(payload, items, ids, since)
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

/** What the posts of these entries have said of their people; somebody who takes over counts, whoever confirms beside it. */
async function peopleResults(payload: Payload, ids: Types.ObjectId[], since: Date): Promise<Map<string, ItemResult>> {
  const rows = (await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: ids } }, { projection: { post: 1, deletedAt: 1 } })
    .toArray()) as Pick<EntryRow, '_id' | 'post' | 'deletedAt'>[]
  const targets = [...new Set(rows.flatMap(({ post }) => (post ? [`posts:${post.toHexString()}`] : [])))]
  const said = (action: string): Promise<unknown[]> =>
    rowsOf<{ _id: Types.ObjectId; action: string; target: string; at: Date }>(payload, 'audit-events').distinct(
      'target',
      { target: { $in: targets }, action, at: { $gt: since } },
    )
  const [same, handedOver] = await Promise.all([said('post.confirmed'), said('post.handedOver')])
  return new Map(
    rows.flatMap(({ _id, post, deletedAt }): [string, ItemResult][] => {
      const target = `posts:${post?.toHexString()}`
      const result = deletedAt
        ? 'retired'
        : handedOver.includes(target)
          ? 'changed'
          : same.includes(target)
            ? 'confirmed'
            : undefined
      return result ? [[_id.toHexString(), result]] : []
    }),
  )
}
