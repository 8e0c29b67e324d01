import type { Types } from 'mongoose'

import { dayOf } from '../../domain/day'
import type { PostPerson, PostRole } from '../../domain/refresh/recipients'
import type { SweepPost } from '../../domain/refresh/sweepTypes'

export interface PersonRow {
  id: string
  as: PostRole
  name?: string | null
  email?: string | null
  phone?: string | null
  active?: boolean | null
  from?: Date | null
  until?: Date | null
  bouncedAt?: Date | null
}

/** A row of `posts`. */
export interface PostRow {
  _id: Types.ObjectId
  title: string
  organization: Types.ObjectId
  people?: PersonRow[] | null
  updatedAt: Date
}

function personOf({ as, name, email, phone, active, from, until, bouncedAt }: PersonRow): PostPerson {
  return {
    as,
    name: name ?? '',
    email: (email ?? '').trim().toLowerCase(),
    phone: phone ?? '',
    active: active !== false,
    ...(from ? { from: dayOf(from) } : {}),
    ...(until ? { until: dayOf(until) } : {}),
    bounced: Boolean(bouncedAt),
  }
}

/** @returns who answers for the post, in the order of the row. */
export const peopleOf = ({ people }: Pick<PostRow, 'people'>): PostPerson[] => (people ?? []).map(personOf)

/** @returns the post as the sweep sees it, with how many entries it answers for and one of them. */
export const postOf = (row: PostRow, { entries, anEntry }: Pick<SweepPost, 'entries' | 'anEntry'>): SweepPost => ({
  id: row._id.toHexString(),
  title: row.title,
  organization: row.organization.toHexString(),
  people: peopleOf(row),
  entries,
  ...(anEntry ? { anEntry } : {}),
})
