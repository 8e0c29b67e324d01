import type { ReplyContact } from '../replyParts'
import { Page } from './Page'

/** The one answer for an address that is forged, too old or revoked: it does not say which, but what to do. */
export function ClosedPage({ contact }: { contact: ReplyContact }) {
  return (
    <Page title="이 주소로는 답할 수 없습니다" contact={contact}>
      <p className="lead">주소가 잘렸거나, 30일이 지났거나, 닫힌 주소입니다. 바뀐 것은 없습니다.</p>
      <h2>이렇게 해 주세요</h2>
      <ol className="steps">
        <li>가장 최근에 받은 메일의 주소를 다시 열어 주세요. 주소가 두 줄로 나뉘었으면 이어 붙여 주세요.</li>
        <li>
          메일에 적힌 답변 코드를 <a href="/r">여기</a>에 넣어 주세요.
        </li>
        <li>메일에 붙은 현행화 회신서(엑셀)를 채워 회신해 주세요.</li>
        <li>
          전화로 말씀해 주시면 받아 적어 접수합니다: {contact.name} <strong>{contact.phone}</strong>
        </li>
      </ol>
    </Page>
  )
}
