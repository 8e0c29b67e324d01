import type { Types } from 'mongoose'

import type { Day } from '../../domain/day'
import type { SweepTemplate } from '../../domain/refresh/sweepTypes'

/** A row of `post-mailings`. */
export interface MailingRow {
  _id: Types.ObjectId
  day: Day
  template: SweepTemplate
  period: string
  to: string
  posts: Types.ObjectId[]
  organization: Types.ObjectId
  entries: Types.ObjectId[]
  /** Id of the reply link's row. */
  link?: string
  /** Who sent it by hand. */
  by?: Types.ObjectId
  at: Date
  /** Of `mailingSlots`. */
  slots: string[]
}
