import type { Types } from 'mongoose'

import type { ProposedParts } from '../../domain/entryParts'
import type { RequestDirection, RequestKind, RequestState } from '../../domain/refreshRequest'

export interface SenderRow {
  name: string
  position: string
  /** 행정전화. */
  phone: string
  user?: Types.ObjectId
}

export interface DecisionRow {
  by?: Types.ObjectId
  byName: string
  at: Date
  reason: string
}

/** A row of `refresh-requests` as it lies in MongoDB. */
export interface RequestRow {
  _id: Types.ObjectId
  /** `현-2026-00012`. */
  number: string
  title: string
  direction: RequestDirection
  kind: RequestKind
  state: RequestState
  entries: Types.ObjectId[]
  /** The revision the request began from, entry by entry. */
  baseRevisions: number[]
  proposed: ProposedParts | null
  /** Months between two checks that a new entry is to have of its own; none: its category's. */
  reviewCycleMonths?: number | null
  reason: string
  /** Ids of evidence files. */
  evidence: string[]
  sender: SenderRow
  via: string
  /** Whose it is: the office that told, was asked, or gets it by 이송. */
  organization: Types.ObjectId | null
  /** The office that says it is not theirs. */
  fromOrganization: Types.ObjectId | null
  post: Types.ObjectId | null
  /** The duty of that office: who said so is told what came of it. Missing on requests from before this was kept. */
  fromPost?: Types.ObjectId | null
  /** 시행일. */
  effectiveOn: Date | null
  urgent: boolean
  /** Says that the text of now is wrong: its entries show as 확인 중 while it is open. */
  disputes: boolean
  dueOn: Date
  answeredAt: Date | null
  /** The last decision; none while nobody has decided. */
  decision?: DecisionRow
  /** Why it could not be applied on its day. */
  blocked: string | null
  appliedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/** A row of `flags`. */
export interface FlagRow {
  _id: Types.ObjectId
  kind: 'wrong' | 'changed' | 'missing' | 'wording'
  state: 'open' | 'joined' | 'answered' | 'closed'
  note: string
  query: string
  entry: Types.ObjectId | null
  entryCode: string
  user: Types.ObjectId
  request: Types.ObjectId | null
  answer: string
  answeredAt: Date | null
  createdAt: Date
  updatedAt: Date
}
