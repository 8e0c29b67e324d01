import { koreanMinute } from '../../../domain/day'
import { MAIL_TEMPLATES, type MailTemplate } from '../../../domain/mail/mailTemplate'
import type { FieldProblem } from '../../../commands/reply/choiceToAnswer'
import type { ReplyLinkLine } from '../../../commands/reply/listReplyLinks'
import type { ReplyContact } from '../replyParts'
import { Page } from './Page'
import { Problems } from './Problems'

/** @returns a link's period as staff read it: which mail of which month, a request's number, or a call. */
function periodLabel(period: string): string {
  if (period.startsWith('call ')) return '유선 확인'
  const [when = '', what] = period.split(' ')
  const template = Object.keys(MAIL_TEMPLATES).find((name) => name === what) as MailTemplate | undefined
  if (template) return `${when} ${MAIL_TEMPLATES[template]}`
  return /^\d{4}-\d{2}$/.test(period) ? `${period} ${MAIL_TEMPLATES.digest}` : period
}

interface StaffListProps {
  contact: ReplyContact
  lines: readonly ReplyLinkLine[]
  query: string
  problems: readonly FieldProblem[]
}

/** 회신 접수: what departments were asked, how far they answered, and the ways in beside the link. */
export function StaffListPage({ contact, lines, query, problems }: StaffListProps) {
  return (
    <Page title="회신 접수" contact={contact}>
      <Problems problems={problems}>받지 못했습니다.</Problems>
      <p>
        <a href="/admin">관리 화면으로</a>
      </p>
      <div className="ways">
        <form method="post" action="/replies/sheet" encType="multipart/form-data" className="sender">
          <h2>현행화 회신서 올리기</h2>
          <div className="field">
            <label htmlFor="files">돌아온 회신서(엑셀)</label>
            <input id="files" type="file" name="files" accept=".xlsx" />
          </div>
          <p className="actions">
            <button type="submit">올리기</button>
          </p>
        </form>
        <form method="post" action="/replies/calls" className="sender">
          <h2>유선 확인 받아쓰기</h2>
          <div className="field">
            <label htmlFor="codes">관리번호</label>
            <input id="codes" name="codes" type="text" />
          </div>
          <p className="actions">
            <button type="submit">받아쓰기</button>
          </p>
        </form>
      </div>
      <h2>보낸 확인 요청</h2>
      <form method="get" action="/replies" className="field">
        <label htmlFor="q">부서 이름</label>
        <input id="q" name="q" type="text" defaultValue={query} />
      </form>
      {lines.length === 0 ? <p>보낸 확인 요청이 없습니다.</p> : null}
      <table>
        <thead>
          <tr>
            <th scope="col">부서 · 담당업무</th>
            <th scope="col">기간</th>
            <th scope="col">보낸 때</th>
            <th scope="col">답</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <a href={`/replies/${line.id}`}>
                  {line.organization} · {line.post}
                </a>
              </td>
              <td>{periodLabel(line.period)}</td>
              <td>{koreanMinute(line.createdAt)}</td>
              <td>
                {line.answered}/{line.asked}건{line.isRevoked ? ' · 닫음' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
