import type { RequestRow } from '../../../commands/requests/requestRow'
import { dayOf, koreanDay } from '../../../domain/day'
import type { RequestState } from '../../../domain/refreshRequest'
import type { ReplyContact } from '../replyParts'
import { Page } from './Page'

const SENTENCES: Record<RequestState, string> = {
  submitted: '보내신 내용을 받았습니다. 교육운영부가 검토합니다.',
  inReview: '보내신 내용을 받았습니다. 교육운영부가 검토하고 있습니다.',
  returned: '보완을 기다리고 있습니다.',
  approved: '승인되었습니다.',
  applied: '상담정보에 반영되었습니다. 고맙습니다.',
  rejected: '반영하지 않기로 했습니다.',
  withdrawn: '거두신 요청입니다. 상담정보는 그대로 두었습니다.',
}

/** How far a request is whose text is not waiting for its officer: sent already, or decided. */
export function AmendedPage({ contact, request }: { contact: ReplyContact; request: RequestRow }) {
  const { state, decision, effectiveOn } = request
  return (
    <Page title={request.title} contact={contact}>
      <p className="done" role="status">
        {SENTENCES[state]}
        {state === 'approved' && effectiveOn ? ` ${koreanDay(dayOf(effectiveOn))} 0시에 바뀝니다.` : ''}
      </p>
      {state === 'rejected' && decision?.reason ? <blockquote>{decision.reason}</blockquote> : null}
      <p className="hint">
        <span className="code">{request.number}</span> 더 하실 일은 없습니다. 바뀐 것이 있으면 아래 전화로 알려 주세요.
      </p>
    </Page>
  )
}
