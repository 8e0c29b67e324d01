import type { SheetResult } from '../../../commands/reply/takeReplySheet'
import { ANSWER_LABELS } from '../../../domain/reply/officerAnswer'
import type { ReplyContact } from '../replyParts'
import { OUTCOME_LABELS } from './labels'
import { Page } from './Page'

/** What a returned sheet gave, row by row. */
export function SheetResultPage({ contact, result }: { contact: ReplyContact; result: SheetResult }) {
  const { receipt, earlier, rejected } = result
  return (
    <Page title={receipt ? '회신서를 접수했습니다' : '새로 접수한 답이 없습니다'} contact={contact}>
      {receipt ? (
        <p className="lead">
          접수번호 <strong>{receipt.number}</strong> · {receipt.organizationName} · {receipt.sender.name}{' '}
          {receipt.sender.position}
        </p>
      ) : null}
      {!receipt && earlier.length > 0 ? (
        <p className="lead">이미 접수한 답입니다: {earlier.map(({ number }) => number).join(', ')}</p>
      ) : null}
      <ul>
        {(receipt?.lines ?? []).map((line) => (
          <li key={line.entry}>
            <span className="code">{line.code}</span> {line.title}: {ANSWER_LABELS[line.kind]} (
            {OUTCOME_LABELS[line.outcome]}) {line.message}
          </li>
        ))}
      </ul>
      {rejected.length > 0 ? (
        <div className="problems" role="alert">
          <p>
            받지 못한 줄이 있습니다. 부서에 확인해 고친 뒤 다시 올려 주세요. 이미 받은 줄은 두 번 들어가지 않습니다.
          </p>
          <ul>
            {rejected.map(({ line, column, value, reason }) => (
              <li key={`${line} ${column}`}>
                {line}행 ‘{column}’ {value ? `(${value}) ` : ''}: {reason}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="actions">
        <a className="button" href="/replies">
          회신 접수로
        </a>
      </p>
    </Page>
  )
}
