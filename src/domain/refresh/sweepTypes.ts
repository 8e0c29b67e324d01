import type { Day } from '../day'
import type { Holidays } from './businessDays'
import type { QuietPeriod } from './quietPeriods'
import type { PostPerson, PostRole } from './recipients'

/** The mails a sweep plans; names of the mailer's templates. */
export type SweepTemplate = 'digest' | 'reminder' | 'deputyReminder' | 'teamLeadReminder' | 'summary' | 'personCheck'

export interface SweepPost {
  id: string
  title: string
  /** Id. */
  organization: string
  people: readonly PostPerson[]
  /** Published entries it answers for. */
  entries: number
  /** Id of one of them: what a mail about the people opens. */
  anEntry?: string | undefined
}

/** How an organization's published entries stand today. */
export interface SweepFigures {
  total: number
  fresh: number
  due: number
  overdue: number
}

export interface SweepOrganization {
  id: string
  name: string
  /** Its own id and those of all above it. */
  lineage: readonly string[]
  figures: SweepFigures
  /** Of a district's organizations. */
  district?: string | undefined
}

/** A link that opens no more. */
export interface DeadLink {
  link: string
  since: Day
}

/** A published entry that wants a look now or before the next month's digest. */
export interface SweepEntry {
  id: string
  code: string
  title: string
  /** Id; left out when nobody was named. */
  post?: string | undefined
  /** Id. */
  organization: string
  checkedAt: Day
  dueAt: Day
  /** A known date it is up for. */
  season?: { name: string; date: Day } | undefined
  deadLinks?: readonly DeadLink[] | undefined
  priority: number
}

/** A mail that went out: what keeps the next from going too early. */
export interface Mailing {
  template: SweepTemplate
  /** When it was handed to the outbox. */
  day: Day
  period: string
  /** The address, in lower case. */
  to: string
  /** Ids; none for a summary. */
  posts: readonly string[]
  /** Id, for a summary. */
  organization?: string | undefined
  /** Ids of the entries it asked for. */
  entries: readonly string[]
}

export interface SweepState {
  today: Day
  holidays: Holidays
  isPaused: boolean
  quietPeriods: readonly QuietPeriod[]
  posts: readonly SweepPost[]
  organizations: readonly SweepOrganization[]
  entries: readonly SweepEntry[]
  /** Of the last `HISTORY_DAYS`. */
  mailings: readonly Mailing[]
}

/** An entry as a mail lists it. */
export interface PlannedEntry {
  id: string
  code: string
  title: string
  post: string
  checkedAt: Day
  dueAt: Day
  /** 0 while it is not overdue. */
  daysOverdue: number
  season?: { name: string; date: Day } | undefined
  deadLinks?: readonly DeadLink[] | undefined
}

export interface PlannedMail {
  template: SweepTemplate
  to: string
  toName: string
  as: PostRole
  period: string
  /** Ids of the posts it is about, the one with most entries first; none for a summary. */
  posts: readonly string[]
  /** Id: of the first post, or the one a summary is about. */
  organization: string
  /** At most 50, the most urgent first. */
  entries: readonly PlannedEntry[]
  /** How many more there are. */
  more: number
}

/** Why somebody who would have been written to was not. */
export type SkipReason = 'paused' | 'holiday' | 'quiet' | 'alreadyToday' | 'alreadyThisWeek' | 'noOwner'

export interface Skipped {
  reason: SkipReason
  /** Id of the post, or of the organization a summary is about. */
  of: string
}

/** 담당 미지정: a post whose 정담당 cannot be written to, or entries without a post. */
export interface Unassigned {
  /** Left out for entries that have no post. */
  post?: string | undefined
  organization: string
  /** `empty` nobody is named, `inactive` moved away or left, `bounced` the address does not exist, `noPost`. */
  reason: 'empty' | 'inactive' | 'bounced' | 'noPost'
  /** Whether somebody above is written to in the meantime. */
  isCovered: boolean
  /** How many entries wait there. */
  entries: number
}

/** Entries that nobody answered for 30 business days: staff send a 공문. */
export interface Late {
  post: string
  organization: string
  entries: readonly PlannedEntry[]
}

export interface SweepPlan {
  mails: readonly PlannedMail[]
  skipped: readonly Skipped[]
  unassigned: readonly Unassigned[]
  late: readonly Late[]
}

/** How far back mailings are read: enough for 30 business days with the long holidays in them, three times over. */
export const HISTORY_DAYS = 100
/** Entries in one mail. */
export const MAIL_ENTRIES = 50
