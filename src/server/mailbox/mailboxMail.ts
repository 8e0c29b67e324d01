import { html } from 'hono/html'

import { isWebAddress } from '../../domain/webAddress'
import type { MailboxRow } from '../../mail/mailbox/mailboxRows'
import { mailboxPage, mailTime, type Html } from './mailboxPage'

/** One mail: its HTML part in a frame that may do nothing, beside its text part. */
export function mailboxMail(mail: MailboxRow): Html {
  const { _id, at, to, from, subject, text, files = [] } = mail
  return mailboxPage(
    `${subject} · 시연용 우편함`,
    html`<h2>${subject || '(제목 없음)'}</h2>
      <dl class="facts">
        <dt>받는 사람</dt>
        <dd><a href="/mailbox?to=${encodeURIComponent(to[0] ?? '')}">${to.join(', ')}</a></dd>
        <dt>보낸 사람</dt>
        <dd>${from}</dd>
        <dt>받은 때</dt>
        <dd>${mailTime(at)}</dd>
        ${files.length > 0 ? html`<dt>붙임</dt>` : ''}
        ${files.map(({ name }, index) => html`<dd><a href="/mailbox/${_id.toHexString()}/files/${index}">${name}</a></dd>`)}
      </dl>
      <div class="parts">
        <section>
          <h3>서식으로 보기</h3>
          <iframe
            title="메일 본문"
            src="/mailbox/${_id.toHexString()}/html"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          ></iframe>
        </section>
        <section>
          <h3>글자로만 보기</h3>
          ${preOf(text)}
        </section>
      </div>`,
  )
}

/** Made apart, so that no formatter indents what stands in it. */
function preOf(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"']+)/g)
  const parts = pieces.map((piece) =>
    isWebAddress(piece) ? html`<a href="${piece}" target="_blank">${piece}</a>` : piece,
  )
  return html`<pre>${parts}</pre>`
}
