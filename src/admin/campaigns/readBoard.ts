import type { Payload } from 'payload'

import { databaseOf } from '../../lib/databaseOf'
import { chooseEntries } from '../../commands/campaigns/chooseEntries'
import type { CampaignRow } from '../../commands/campaigns/campaignRow'
import { readCampaign } from '../../commands/campaigns/readCampaign'
import { readItems, type ReadItem } from '../../commands/campaigns/readItems'
import { progressOf, type Progress } from '../../domain/campaign'
import { dayOf } from '../../domain/day'
import { isIeumError } from '../../lib/errors'
import { namesIn } from '../../search/names'

export interface BoardItem extends ReadItem {
  office: string
}

export interface BoardOffice {
  id: string
  name: string
  progress: Progress
  /** Id of who has all of its entries; empty when they lie with several, or nobody. */
  assignee: string
}

export interface Board {
  campaign: CampaignRow
  owner: string
  /** How many the query would choose now; `undefined` once the list is frozen. */
  preview: number | undefined
  items: BoardItem[]
  progress: Progress
  offices: BoardOffice[]
  /** Whom entries can be given to. */
  staff: { id: string; name: string }[]
}

/** @returns what the page of a campaign shows; `undefined` when there is none. */
export async function readBoard(payload: Payload, id: string): Promise<Board | undefined> {
  const campaign = await readCampaign(payload, id).catch((err: unknown) => {
    if (isIeumError(err)) return undefined
    throw err
  })
  if (!campaign) return undefined
  const db = databaseOf(payload)
  const isFrozen = Boolean(campaign.frozenAt)
  const items = isFrozen ? await readItems(payload, campaign) : []
  const chosen = isFrozen
    ? undefined
    : await chooseEntries({ payload, query: campaign.query ?? {}, today: dayOf(Date.now()) })
  const owner = campaign.owner ? campaign.owner.toHexString() : ''
  const [offices, people, staff] = await Promise.all([
    namesIn(
      db,
      'organizations',
      'name',
      items.map(({ organization }) => organization.toHexString()),
    ),
    namesIn(db, 'users', 'name', [owner]),
    readStaff(payload),
  ])
  const named = items.map((item) => ({ ...item, office: offices.get(item.organization.toHexString()) ?? '' }))
  const byOffice = new Map<string, BoardItem[]>()
  for (const item of named) {
    const office = item.organization.toHexString()
    byOffice.set(office, [...(byOffice.get(office) ?? []), item])
  }
  return {
    campaign,
    owner: people.get(owner) ?? '',
    preview: chosen?.length,
    items: named,
    progress: progressOf(items.map(({ result }) => result)),
    offices: [...byOffice]
      .map(([office, own]) => ({
        id: office,
        name: offices.get(office) ?? '',
        progress: progressOf(own.map(({ result }) => result)),
        assignee: commonAssignee(own),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ko')),
    staff,
  }
}

function commonAssignee(items: readonly BoardItem[]): string {
  const assignees = new Set(items.map(({ assignee }) => assignee?.toHexString() ?? ''))
  const [only = ''] = assignees
  return assignees.size === 1 ? only : ''
}

async function readStaff(payload: Payload): Promise<Board['staff']> {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { in: ['editor', 'admin'] }, suspended: { not_equals: true } },
    pagination: false,
    sort: 'name',
    select: { name: true },
  })
  return docs.map(({ id, name }) => ({ id, name }))
}
