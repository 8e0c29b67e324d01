import { koreanMinute } from '../../../domain/day'
import type { ReplyState } from '../../../commands/reply/replyState'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { ANSWER_LABELS } from '../../../domain/reply/officerAnswer'
import type { ReplyContact } from '../replyParts'
import { OUTCOME_LABELS, VIA_LABELS } from './labels'
import { Page } from './Page'

interface StaffLinkProps {
  contact: ReplyContact
  id: string
  visit: ReplyVisit
  state: ReplyState
  letter: string
  isRevoked: boolean
}

/** One question to one post: the sheet and the 공문 draft for it, what was answered, and closing its addresses. */
export function StaffLinkPage({ contact, id, visit, state, letter, isRevoked }: StaffLinkProps) {
  return (
    <Page title={`${visit.organizationName} · ${visit.postTitle ?? ''}`} contact={contact}>
      <p>
        <a href="/replies">회신 접수 목록</a>
      </p>
      <p className="actions">
        <a className="button" href={`/replies/${id}/phone`}>
          유선 확인 받아쓰기
        </a>
        {visit.people ? null : visit.amends ? (
          <a className="button plain" href={`/admin/requests/${visit.amends}`}>
            요청 보기
          </a>
        ) : (
          <a className="button plain" href={`/replies/${id}/sheet.xlsx`}>
            현행화 회신서 내려받기
          </a>
        )}
      </p>
      {visit.amends || visit.people ? null : <h2>남은 {state.open.length}건</h2>}
      <ul>
        {state.open.map((entry) => (
          <li key={entry.id}>
            <span className="code">{entry.code}</span> {entry.title}
          </li>
        ))}
      </ul>
      <h2>답한 {state.answered.length}건</h2>
      <ul>
        {state.answered.map(({ line, receipt }) => (
          <li key={line.entry}>
            <span className="code">{line.code}</span> {line.title}: {ANSWER_LABELS[line.kind]} (
            {OUTCOME_LABELS[line.outcome]}) · {receipt.number} · {receipt.sender.name} {receipt.sender.position} (
            {receipt.sender.phone}) · {VIA_LABELS[receipt.via]} {koreanMinute(receipt.call?.at ?? receipt.at)}
          </li>
        ))}
      </ul>
      {visit.amends || visit.people ? null : (
        <>
          <h2>공문 초안</h2>
          <div className="field">
            <label htmlFor="letter">복사해 기안문에 붙이고, 회신서를 붙임으로 넣어 주세요.</label>
            <textarea id="letter" readOnly rows={18} defaultValue={letter} />
          </div>
        </>
      )}
      {isRevoked ? (
        <p>이 확인 요청의 주소와 답변 코드는 닫혀 있습니다.</p>
      ) : (
        <form method="post" action={`/replies/${id}/revoke`}>
          <h2>주소 닫기</h2>
          <p className="hint">
            메일을 잘못 보냈을 때 씁니다. 보낸 주소와 답변 코드가 모두 닫히고, 다시 열 수 없습니다.
          </p>
          <p className="actions">
            <button type="submit" className="plain">
              주소 닫기
            </button>
          </p>
        </form>
      )}
    </Page>
  )
}
