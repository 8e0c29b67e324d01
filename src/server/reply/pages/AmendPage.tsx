import type { Amendable } from '../../../commands/reply/readAmendable'
import type { EvidenceText } from '../../../commands/reply/evidenceText'
import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { REQUEST_KINDS } from '../../../domain/refreshRequest'
import type { ReplyContact } from '../replyParts'
import { ChangeFields, EvidenceFields, REASONS, RerouteField, TextField } from './EntryFormPage'
import { Page } from './Page'
import { Problems } from './Problems'

interface AmendPageProps {
  visit: ReplyVisit
  contact: ReplyContact
  amendable: Amendable
  fields: Readonly<Record<string, string>>
  evidence: readonly EvidenceText[]
  problems: readonly FieldProblem[]
}

/** A text that came back, or that staff ask about, filled in as it was written. */
export function AmendPage({ visit, contact, amendable, fields, evidence, problems }: AmendPageProps) {
  const { request, isReturned, entries, before, only } = amendable
  const { kind } = request
  return (
    <Page title={`${isReturned ? '보완해 주세요' : '확인해 주세요'}: ${request.title}`} contact={contact}>
      <p className="lead">
        <span className="code">{request.number}</span> {REQUEST_KINDS[kind]} · {visit.organizationName}
      </p>
      <Question amendable={amendable} />
      {entries.length > 1 ? (
        <details>
          <summary>이 내용이 함께 들어갈 자료 {entries.length}건 보기</summary>
          <ul>
            {entries.map(({ id, code, title }) => (
              <li key={id}>
                <span className="code">{code}</span> {title}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Problems problems={problems} />
      <form method="post" action={`${visit.base}/amend`} encType="multipart/form-data">
        {kind === 'change' || kind === 'new' ? (
          <ChangeFields parts={before} fields={fields} only={only} hint={HINTS[isReturned ? 'returned' : 'asked']} />
        ) : null}
        {kind === 'reroute' ? <RerouteField fields={fields} /> : null}
        <TextField
          name="reason"
          label="까닭"
          fields={fields}
          hint={REASONS[kind === 'retire' || kind === 'reroute' ? kind : 'change']}
          required
        />
        <EvidenceFields evidence={evidence} />
        <p className="actions">
          <button type="submit">다음: 보낼 내용 확인</button>
        </p>
      </form>
      {isReturned ? <Withdraw visit={visit} /> : null}
    </Page>
  )
}

const HINTS = {
  returned: '보내신 내용이 그대로 들어 있습니다. 고칠 곳만 고쳐 주세요.',
  asked: '120에서 고치려는 내용이 들어 있습니다. 맞으면 그대로, 다르면 고쳐서 보내 주세요.',
}

/** The staff's words, and when. */
function Question({ amendable: { question, askedBy, isReturned } }: { amendable: Amendable }) {
  if (question === '') return null
  return (
    <section className="question">
      <h2>{isReturned ? '보완할 내용' : '여쭙는 내용'}</h2>
      <blockquote>{question}</blockquote>
      {askedBy ? <p className="meta">{askedBy}</p> : null}
    </section>
  )
}

function Withdraw({ visit }: { visit: ReplyVisit }) {
  return (
    <details className="withdraw">
      <summary>보내지 않고 요청을 거두기</summary>
      <form method="post" action={`${visit.base}/amend/withdraw`}>
        <TextField name="why" label="거두는 까닭" hint="비워 두어도 됩니다. 예: 지금 내용이 맞음" fields={{}} />
        <p className="actions">
          <button type="submit" className="plain">
            요청 거두기
          </button>
        </p>
      </form>
    </details>
  )
}
