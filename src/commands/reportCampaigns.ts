import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { CAMPAIGN_KINDS, progressOf, quarterOf, type ItemResult } from '../domain/campaign'
import { dayOf } from '../domain/day'
import { writeSheet, type SheetCell } from '../exchange/writeSheet'
import { namesIn } from '../search/names'
import type { CampaignRow } from './campaigns/campaignRow'
import { readItems } from './campaigns/readItems'
import { rowsOf } from './rows'

/** 정비 실적 of one kind in one office and quarter. */
export interface CampaignResult extends Record<ItemResult, number> {
  quarter: string
  kind: string
  organization: string
  total: number
  /** What was looked at: all but those left open. */
  done: number
}

/** @returns the results of every campaign that began in that year, by quarter, kind and office. */
export async function readCampaignResults(payload: Payload, year: number): Promise<CampaignResult[]> {
  const campaigns = (await rowsOf<CampaignRow>(payload, 'campaigns')
    .find({
      frozenAt: { $ne: null },
      startsOn: { $gte: new Date(`${year}-01-01T00:00:00Z`), $lt: new Date(`${year + 1}-01-01T00:00:00Z`) },
    })
    .sort({ startsOn: 1 })
    .toArray()) as CampaignRow[]
  const names = await namesIn(databaseOf(payload), 'organizations', 'name')
  const groups = new Map<string, { quarter: string; kind: string; organization: string; results: ItemResult[] }>()
  for (const campaign of campaigns) {
    const [quarter, kind] = [quarterOf(dayOf(campaign.startsOn)), CAMPAIGN_KINDS[campaign.kind]]
    for (const item of await readItems(payload, campaign)) {
      const organization = names.get(item.organization.toHexString()) ?? ''
      const key = [quarter, kind, organization].join('\n')
      const group = groups.get(key) ?? { quarter, kind, organization, results: [] }
      groups.set(key, group)
      group.results.push(item.result)
    }
  }
  return [...groups.values()].map(({ results, ...group }) => {
    const progress = progressOf(results)
    return { ...group, ...progress, done: progress.total - progress.open }
  })
}

const HEADER = ['분기', '종류', '기관·부서', '대상', '변경 없음', '수정', '폐지', '남음', '정비 실적']

/** @returns the same as a workbook with its sum below. */
export async function reportCampaigns(payload: Payload, year: number): Promise<Buffer> {
  const results = await readCampaignResults(payload, year)
  const rows = results.map((each): SheetCell[] => [
    each.quarter,
    each.kind,
    each.organization,
    each.total,
    each.confirmed,
    each.changed,
    each.retired,
    each.open,
    each.done,
  ])
  const sum = (pick: (result: CampaignResult) => number): number => results.reduce((all, each) => all + pick(each), 0)
  const last: SheetCell[] = [
    '합계',
    '',
    '',
    sum((each) => each.total),
    sum((each) => each.confirmed),
    sum((each) => each.changed),
    sum((each) => each.retired),
    sum((each) => each.open),
    sum((each) => each.done),
  ]
  return writeSheet({ sheet: `${year}년 정비 실적`, header: HEADER, rows: [...rows, last] })
}
