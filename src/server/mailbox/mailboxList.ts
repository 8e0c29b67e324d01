import { html } from 'hono/html'

import type { MailboxRow } from '../../mail/mailbox/mailboxRows'
import { mailboxPage, mailTime, type Html } from './mailboxPage'

type ListedMail = Pick<MailboxRow, '_id' | 'at' | 'to' | 'subject'>

interface Listing {
  mails: readonly ListedMail[]
  recipients: readonly { _id: string; count: number }[]
  /** Whose mails are shown; '' for everybody's. */
  to: string
  hasMore: boolean
  /** SMTP_URL is set: mails go there. */
  isElsewhere: boolean
}

/** The mails that came in, newest first, of all recipients or of one. */
export function mailboxList(listing: Listing): Html {
  const { mails, recipients, to, hasMore, isElsewhere } = listing
  const last = mails.at(-1)
  const next = new URLSearchParams({ ...(to ? { to } : {}), before: last?._id.toHexString() ?? '' })
  return mailboxPage(
    '시연용 우편함 · 이음',
    html`${isElsewhere ? html`<p class="notice">지금은 SMTP_URL로 지정한 메일 서버로 보내고 있습니다.</p>` : ''}
      <form method="get" action="/mailbox">
        <select name="to" aria-label="받는 사람">
          <option value="">모든 받는 사람</option>
          ${recipients.map(
            ({ _id, count }) =>
              html`<option value="${_id}" ${_id === to ? 'selected' : ''}>${_id} (${count}통)</option>`,
          )}
        </select>
        <button>보기</button>
      </form>
      ${
        mails.length === 0
          ? html`<p class="empty">아직 받은 메일이 없습니다. 메일이 나가면 여기에 나타납니다.</p>`
          : html`<ul class="mails">
              ${mails.map(mailLine)}
            </ul>`
      }
      ${hasMore ? html`<p><a href="/mailbox?${next.toString()}">이전 메일 더 보기</a></p>` : ''}`,
  )
}

function mailLine({ _id, at, to, subject }: ListedMail): Html {
  return html`<li>
    <a href="/mailbox/${_id.toHexString()}">
      <span class="to">${to.join(', ')}</span>
      <span class="subject">${subject || '(제목 없음)'}</span>
      <time datetime="${at.toISOString()}">${mailTime(at)}</time>
    </a>
  </li>`
}
