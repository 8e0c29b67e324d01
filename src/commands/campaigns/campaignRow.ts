import { createHash } from 'node:crypto'

import type { Types } from 'mongoose'

import type { CampaignKind, CampaignState, ItemResult } from '../../domain/campaign'
import { canonicalJson } from '../../domain/canonicalJson'
import type { EntryRow } from '../entryRow'
import { partsOf } from '../requests/partsOf'

export interface CampaignRow {
  _id: Types.ObjectId
  title: string
  kind: CampaignKind
  state?: CampaignState
  owner?: Types.ObjectId | null
  startsOn: Date
  dueOn: Date
  query?: {
    category?: Types.ObjectId | null
    organization?: Types.ObjectId | null
    district?: string | null
    checkedBefore?: Date | null
    top?: number | null
  }
  total?: number
  frozenAt?: Date | null
  finishedAt?: Date | null
  updatedAt: Date
}

export interface CampaignItemRow {
  _id: Types.ObjectId
  campaign: Types.ObjectId
  entry: Types.ObjectId
  code: string
  title: string
  organization: Types.ObjectId
  assignee: Types.ObjectId | null
  /** SHA-256 over the parts of the text when the list was frozen, hex. */
  textHash: string
  /** `null` until the campaign is finished; before that it is computed. */
  result: ItemResult | null
}

/** @returns SHA-256 (hex) over what an entry's parts say; a check date or a mark does not change it. */
export const textHashOf = (row: EntryRow): string =>
  createHash('sha256')
    .update(canonicalJson(partsOf(row)))
    .digest('hex')
