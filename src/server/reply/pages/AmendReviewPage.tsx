import type { Amendable } from '../../../commands/reply/readAmendable'
import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { ReplyVisit } from '../../../commands/reply/replyVisit'
import { koreanDay } from '../../../domain/day'
import { REQUEST_KINDS } from '../../../domain/refreshRequest'
import { readDay } from '../../../exchange/readDay'
import type { ReplyContact } from '../replyParts'
import { Page } from './Page'
import { Problems } from './Problems'
import { Differences, SenderFields } from './ReviewPage'

interface AmendReviewProps {
  visit: ReplyVisit
  contact: ReplyContact
  amendable: Amendable
  nonce: string
  /** The text's fields. */
  written: Readonly<Record<string, string>>
  /** Names of the files. */
  evidence: readonly string[]
  /** The sender's fields, and when the call was. */
  fields: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
}

/** The amended text against what stands now, before it is sent. */
export function AmendReviewPage(props: AmendReviewProps) {
  const { visit, contact, amendable, nonce, written, evidence, fields, problems } = props
  const { request, entries, before } = amendable
  const isFilled = ['sender.name', 'sender.position', 'sender.phone'].every((name) => fields[name])
  const day = readDay(written.effectiveOn ?? '')
  const said = [
    written.to ? `옮겨 갈 부서: ${written.to}.` : '',
    day ? `${koreanDay(day)}부터 바뀝니다.` : '',
    `까닭: ${written.reason ?? ''}`,
  ]
  return (
    <Page title="보낼 내용을 확인해 주세요" contact={contact}>
      <Problems problems={problems} />
      <h2>
        {REQUEST_KINDS[request.kind]} · {request.title} <span className="code">{request.number}</span>
      </h2>
      {entries.length > 1 ? (
        <p>자료 {entries.length}건에 같은 내용이 들어갑니다. 아래는 첫 자료에서 바뀌는 곳입니다.</p>
      ) : null}
      {request.kind === 'change' || request.kind === 'new' ? <Differences before={before} after={written} /> : null}
      <p>{said.filter(Boolean).join(' ')}</p>
      {evidence.length > 0 ? <p>근거자료: {evidence.join(', ')}</p> : null}
      <form method="post" action={`${visit.base}/amend/send`}>
        <input type="hidden" name="nonce" value={nonce} />
        <SenderFields visit={visit} fields={fields} />
        <p className="actions">
          <button type="submit" autoFocus={isFilled}>
            {amendable.isReturned ? '다시 보내기' : '보내기'}
          </button>
          <a className="button plain" href={`${visit.base}/amend`}>
            돌아가 고치기
          </a>
        </p>
      </form>
    </Page>
  )
}
