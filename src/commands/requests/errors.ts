import type { PartDifference } from '../../domain/threeWay'
import { REQUEST_STATES, isOpenRequest, type RequestMove, type RequestState } from '../../domain/refreshRequest'
import { DataRefusedError } from '../../lib/errors'

/** `already-decided` when it is out of everybody's hands, `wrong-state` when it is only not the time for this move. */
export class RequestMoveRefused extends DataRefusedError {
  constructor(input: { number: string; state: RequestState; move: RequestMove; decidedBy: string }) {
    const { number, state, move, decidedBy } = input
    const who = decidedBy ? `${decidedBy} 님이 ` : ''
    super(
      isOpenRequest(state)
        ? {
            code: 'wrong-state',
            message: `${number}: 지금 ${REQUEST_STATES[state]} 상태라 처리할 수 없습니다. 새로 고침해 주세요.`,
            data: { number, state, move },
          }
        : {
            code: 'already-decided',
            message: `${number}: ${who}이미 처리한 요청입니다(${REQUEST_STATES[state]}).`,
            data: { number, state, move, decidedBy },
          },
    )
  }
}

/** One entry of a request against the text it began from and the text of now. */
export interface EntryDifference {
  entry: string
  code: string
  title: string
  baseRevision: number
  currentRevision: number
  differences: PartDifference[]
}

/** The text was changed since the request began, and staff have not said what is to be done about it. */
export class EntriesMovedOn extends DataRefusedError {
  constructor(entries: readonly EntryDifference[]) {
    super({
      code: 'entry-moved-on',
      message:
        '요청이 들어온 뒤 자료의 내용이 바뀌었습니다. 바뀐 곳을 확인한 뒤 합쳐서 승인하거나 보완을 요청해 주세요.',
      data: { entries },
    })
  }
}

export const refused = (code: string, message: string, data: Record<string, unknown> = {}): DataRefusedError =>
  new DataRefusedError({ code, message, data })
