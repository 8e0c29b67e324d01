import type { Day } from '../day'
import type { ProposedParts } from '../entryParts'
import type { PostRole } from '../refresh/recipients'

/** What an officer may say of an entry, with what it is called on the screen and in the sheet. */
export const ANSWER_LABELS = {
  unchanged: '변경 없음',
  change: '수정',
  retire: '폐지',
  person: '담당자 변경',
  reroute: '소관 아님(이송)',
  undecided: '지침 미확정',
} as const
/** Longer than this nobody puts an entry off without being asked again. */
export const LONGEST_SNOOZE_MONTHS = 6

export type AnswerKind = keyof typeof ANSWER_LABELS
export const ANSWER_KINDS = Object.keys(ANSWER_LABELS) as AnswerKind[]

/** One answer, however it came. `entry` is an id in hex, `revision` the one the officer saw. */
export type OfficerAnswer =
  | { entry: string; revision: number; kind: 'unchanged'; mode: 'each' | 'all' }
  | {
      entry: string
      revision: number
      kind: 'change'
      proposed: ProposedParts
      reason: string
      evidence: string[]
      effectiveOn?: Day
    }
  | { entry: string; revision: number; kind: 'retire'; reason: string; evidence: string[] }
  | {
      entry: string
      revision: number
      kind: 'person'
      person: { as: PostRole; name: string; email: string; phone: string }
      from: Day
    }
  | { entry: string; revision: number; kind: 'reroute'; to: string; reason: string }
  | { entry: string; revision: number; kind: 'undecided'; until: Day; reason: string }

/**
 * Who answers. `organization`, `post` and `user` are ids in hex, and an organization given is the only one whose entries may
 * be answered; `via` says by which way it came.
 */
export interface AnswerSender {
  name: string
  position: string
  phone: string
  organization?: string
  post?: string
  user?: string
  via: 'link' | 'code' | 'account' | 'sheet' | 'phone'
}

/**
 * What became of an answer. `requested` also for a hand-over and a postponement; `stale`: the entry was changed since the
 * officer saw it. `request` is the id of the refresh request; `message` is for the officer.
 */
export interface AnswerOutcome {
  entry: string
  outcome: 'confirmed' | 'requested' | 'stale' | 'refused'
  request?: string
  message: string
}

/** @returns whether the answer was taken, so that its entry is answered. */
export const isTaken = ({ outcome }: Pick<AnswerOutcome, 'outcome'>): boolean =>
  outcome === 'confirmed' || outcome === 'requested'
