import type { SweepMail } from '../../commands/refresh/sweepParts'
import type { RefreshPreview } from './readRefreshPage'

const SHOWN_MAILS = 100
const REASONS: Record<string, string> = {
  paused: '메일을 멈춤',
  holiday: '쉬는 날',
  quiet: '보내지 않는 기간',
  alreadyToday: '오늘 이미 보냄',
  alreadyThisWeek: '이번 주에 이미 보냄',
  noOwner: '담당 미지정',
  nothingDue: '여쭐 자료 없음',
  unknownPost: '없는 업무',
}

/** What would go out, by post; for one post its mail as it will be read, and the button that sends it. */
export function Preview({ preview, post }: { preview: RefreshPreview; post: string }) {
  const { mails, skipped, text = '' } = preview
  const reasons = Object.entries(skipped).map(([reason, count]) => `${REASONS[reason] ?? reason} ${count}`)
  return (
    <section aria-label="미리 보기">
      <h2>{post ? '이 업무에 보낼 메일' : `오늘 나갈 메일 ${mails.length.toLocaleString('ko-KR')}통`}</h2>
      {reasons.length > 0 && <p>보내지 않음: {reasons.join(', ')}</p>}
      {post && mails[0] && <WholeMail mail={mails[0]} post={post} text={text} />}
      {!post && (
        <ul>
          {mails.slice(0, SHOWN_MAILS).map((mail) => (
            <li key={`${mail.template} ${mail.to} ${mail.subject}`}>
              {mail.toName} {mail.to} ·{' '}
              {mail.post ? <a href={`/admin/refresh?post=${mail.post}`}>{mail.subject}</a> : mail.subject}
            </li>
          ))}
        </ul>
      )}
      {!post && mails.length > SHOWN_MAILS && <p>그 밖에 {(mails.length - SHOWN_MAILS).toLocaleString('ko-KR')}통</p>}
    </section>
  )
}

function WholeMail({ mail, post, text }: { mail: SweepMail; post: string; text: string }) {
  return (
    <>
      <p>
        받는 사람: {mail.toName} {mail.to}
        <br />
        제목: {mail.subject}
      </p>
      <pre aria-label="메일 본문" className="ieum-mail">
        {text}
      </pre>
      <form action="/api/refresh/send-now" method="post">
        <input name="post" type="hidden" value={post} />
        <button className="ieum-button ieum-primary" type="submit">
          지금 보내기
        </button>
      </form>
    </>
  )
}
