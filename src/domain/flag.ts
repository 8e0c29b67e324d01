/** What an agent tells about an answer with one key. */
export const FLAG_KINDS = { wrong: '내용 오류', changed: '변경', missing: '자료 없음', wording: '표현 개선' } as const
export type FlagKind = keyof typeof FLAG_KINDS

/** `open` nobody's work yet, `joined` part of a request, `answered` the agent can read what came of it, `closed` done without. */
export const FLAG_STATES = { open: '접수', joined: '확인 중', answered: '답변', closed: '종결' } as const
export type FlagState = keyof typeof FLAG_STATES

export const WAITING_FLAG_STATES = ['open', 'joined'] as const satisfies readonly FlagState[]

/** Whether it says that the answer may be wrong, so that the entry shows as 확인 중. A better wording is no doubt. */
export const doubtsTheAnswer = (kind: FlagKind): boolean => kind === 'wrong' || kind === 'changed'

/** A flag as the agent who raised it sees it. */
export interface OwnFlag {
  id: string
  kind: FlagKind
  kindLabel: string
  state: FlagState
  stateLabel: string
  /** Code of the entry; `''` when something is missing. */
  entry: string
  note: string
  answer: string
  /** ISO instants. */
  createdAt: string
  answeredAt: string | null
}
