/** 현행화 요청: its kinds, its states, and which move leads from where to where. Pure. */

/** `asked` 현행화 요청 (120 -> 부서), `told` 변경 통보 (부서 -> 120). */
export const REQUEST_DIRECTIONS = { asked: '현행화 요청', told: '변경 통보' } as const
export type RequestDirection = keyof typeof REQUEST_DIRECTIONS

export const REQUEST_KINDS = {
  change: '수정',
  new: '신규',
  retire: '폐지',
  reroute: '소관 아님(이송)',
  check: '내용 확인',
} as const
export type RequestKind = keyof typeof REQUEST_KINDS

export const REQUEST_STATES = {
  submitted: '접수',
  inReview: '검토 중',
  returned: '보완 요청',
  approved: '승인',
  applied: '반영',
  rejected: '반려',
  withdrawn: '취하',
} as const
export type RequestState = keyof typeof REQUEST_STATES

/** Still somebody's work. An approved one waits for its day alone. */
export const OPEN_REQUEST_STATES = ['submitted', 'inReview', 'returned'] as const satisfies readonly RequestState[]

interface Move {
  from: readonly RequestState[]
  to: RequestState
  /** The other side has to learn why. */
  needsReason: boolean
  /** What the trail calls it. */
  action: string
}

export const REQUEST_MOVES = {
  begin: { from: ['submitted'], to: 'inReview', needsReason: false, action: 'request.reviewBegun' },
  return: { from: ['submitted', 'inReview'], to: 'returned', needsReason: true, action: 'request.returned' },
  amend: { from: ['returned'], to: 'submitted', needsReason: false, action: 'request.amended' },
  answer: { from: ['submitted', 'inReview'], to: 'submitted', needsReason: false, action: 'request.answered' },
  /** Given to the office, or the post, that it belongs to. */
  assign: { from: ['submitted', 'inReview'], to: 'inReview', needsReason: false, action: 'request.assigned' },
  approve: { from: ['submitted', 'inReview'], to: 'approved', needsReason: false, action: 'request.approved' },
  apply: { from: ['approved'], to: 'applied', needsReason: false, action: 'request.applied' },
  /** Its day came and the text had moved on: back to the staff. */
  block: { from: ['approved'], to: 'inReview', needsReason: false, action: 'request.applyRefused' },
  reject: { from: ['submitted', 'inReview'], to: 'rejected', needsReason: true, action: 'request.rejected' },
  withdraw: {
    from: ['submitted', 'inReview', 'returned', 'approved'],
    to: 'withdrawn',
    needsReason: false,
    action: 'request.withdrawn',
  },
} as const satisfies Record<string, Move>
export type RequestMove = keyof typeof REQUEST_MOVES

/** @returns the state a move leads to; `undefined` when it does not start from `state`. */
export function nextState(state: RequestState, move: RequestMove): RequestState | undefined {
  const { from, to }: Move = REQUEST_MOVES[move]
  return from.includes(state) ? to : undefined
}

/** Whether the move wants a reason the other side can read. */
export const needsReason = (move: RequestMove): boolean => REQUEST_MOVES[move].needsReason

export const isOpenRequest = (state: RequestState): boolean => OPEN_REQUEST_STATES.some((open) => open === state)

/** A question to an office that has not said anything yet. */
export const isUnanswered = (request: { direction: RequestDirection; isAnswered: boolean }): boolean =>
  request.direction === 'asked' && !request.isAnswered

/** Whose turn it is: the office's, the education staff's, or nobody's any more. */
export function turnOf(request: {
  direction: RequestDirection
  state: RequestState
  isAnswered: boolean
}): 'owner' | 'staff' | 'nobody' {
  if (request.state === 'returned') return 'owner'
  if (!isOpenRequest(request.state)) return 'nobody'
  return isUnanswered(request) ? 'owner' : 'staff'
}
