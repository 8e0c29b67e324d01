import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { ReplyContact } from '../replyParts'
import { Page } from './Page'
import { Problems } from './Problems'

/** Where links are blocked: the code of the mail, typed. */
export function CodePage({ contact, problems }: { contact: ReplyContact; problems: readonly FieldProblem[] }) {
  return (
    <Page title="답변 코드를 넣어 주세요" contact={contact}>
      <Problems problems={problems}>열지 못했습니다.</Problems>
      <form method="post" action="/r">
        <div className="field">
          <label htmlFor="code">답변 코드</label>
          <p className="hint" id="code-hint">
            메일에 적힌 여덟 자리입니다. 예: ACDE-3467. 대문자와 소문자를 가리지 않습니다.
          </p>
          <input
            id="code"
            name="code"
            type="text"
            className="code-input"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            aria-describedby="code-hint"
            autoFocus
          />
        </div>
        <p className="actions">
          <button type="submit">열기</button>
        </p>
      </form>
    </Page>
  )
}
