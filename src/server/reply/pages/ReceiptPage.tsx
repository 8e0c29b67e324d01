import { koreanMinute } from '../../../domain/day'
import type { ReplyReceipt } from '../../../commands/reply/replyReceipts'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { ANSWER_LABELS } from '../../../domain/reply/officerAnswer'
import type { ReplyContact } from '../replyParts'
import { OUTCOME_LABELS, VIA_LABELS } from './labels'
import { Page } from './Page'

interface ReceiptPageProps {
  visit: Pick<ReplyVisit, 'base'>
  contact: ReplyContact
  receipt: ReplyReceipt
  /** How many of the entries are still to be answered. */
  left: number
}

/** What was received, to be printed and kept. */
export function ReceiptPage({ visit, contact, receipt, left }: ReceiptPageProps) {
  const again = receipt.lines.filter(({ outcome }) => outcome === 'stale' || outcome === 'refused')
  const { sender } = receipt
  return (
    <Page
      title={again.length === receipt.lines.length ? '받지 못했습니다' : '접수했습니다. 고맙습니다.'}
      contact={contact}
    >
      <dl className="receipt">
        <div>
          <dt>접수번호</dt>
          <dd>
            <strong>{receipt.number}</strong>
          </dd>
        </div>
        <div>
          <dt>접수한 때</dt>
          <dd>{koreanMinute(receipt.at)}</dd>
        </div>
        <div>
          <dt>부서</dt>
          <dd>
            {receipt.organizationName}
            {receipt.postTitle ? ` · ${receipt.postTitle}` : ''}
          </dd>
        </div>
        <div>
          <dt>보낸 분</dt>
          <dd>
            {sender.name} {sender.position} ({sender.phone}) · {VIA_LABELS[receipt.via]}
            {receipt.call ? ` ${koreanMinute(receipt.call.at)}` : ''}
          </dd>
        </div>
      </dl>
      {again.length > 0 ? (
        <div className="problems" role="alert">
          <p>{again.length}건은 그 사이 내용이 바뀌었거나 받을 수 없었습니다. 지금 내용을 보고 다시 답해 주세요.</p>
        </div>
      ) : null}
      <table>
        <thead>
          <tr>
            <th scope="col">관리번호</th>
            <th scope="col">제목</th>
            <th scope="col">답</th>
            <th scope="col">결과</th>
          </tr>
        </thead>
        <tbody>
          {receipt.lines.map((line) => (
            <tr key={line.entry}>
              <td className="code">{line.code}</td>
              <td>{line.title}</td>
              <td>
                {ANSWER_LABELS[line.kind]}
                {line.mode === 'all' ? ' (일괄)' : ''}
              </td>
              <td>
                {OUTCOME_LABELS[line.outcome]}
                {line.message ? <span className="message">{line.message}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="actions">
        {left > 0 ? (
          <a className="button" href={visit.base}>
            남은 {left}건 답하기
          </a>
        ) : (
          <a className="button plain" href={visit.base}>
            목록 보기
          </a>
        )}
      </p>
      <p className="hint">이 화면을 인쇄하거나 저장해 두면 접수증이 됩니다.</p>
    </Page>
  )
}
