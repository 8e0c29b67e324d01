import type { Types } from 'mongoose'

/** A row of `issue-briefs`, as far as commands look at it. */
export interface BriefRow {
  _id: Types.ObjectId
  code: string
  title: string
  kind: 'brief' | 'urgent'
  from: Date
  until?: Date | null
  mustRead?: boolean
  audience?: Record<string, string[] | null | undefined> | null
  changeNote?: string | null
  archivedAt?: Date | null
  revision: number
  contentHash: string
  _status: 'draft' | 'published'
  deletedAt?: Date | null
  createdAt: Date
  updatedAt: Date
}
