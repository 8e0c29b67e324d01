import type { Day } from '../day'
import type { MailingIndex } from './mailingIndex'
import type { PostPerson } from './recipients'
import type { Item } from './sweepItems'
import type { Skipped, SweepOrganization, SweepPost, SweepState, SweepTemplate } from './sweepTypes'

/** What the steps of one planning hand on. */
export interface Planning {
  state: SweepState
  history: MailingIndex
  organizations: ReadonlyMap<string, SweepOrganization>
  skipped: Skipped[]
  /** Whether a digest of this month may go out today. */
  isDigestTime: boolean
  /** The last dueAt that a digest of today lists. */
  horizon: Day
}

/** What one post would be sent today. */
export interface Wish {
  template: SweepTemplate
  period: string
  person: PostPerson
  post: SweepPost
  items: readonly Item[]
}

export const lineageOf = ({ organizations }: Planning, organization: string): readonly string[] =>
  organizations.get(organization)?.lineage ?? [organization]
