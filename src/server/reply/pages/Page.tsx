import type { ReactNode } from 'react'

import type { ReplyContact } from '../replyParts'
import { STYLE_ADDRESS } from '../replyAssets'

interface PageProps {
  title: string
  contact: ReplyContact
  children: ReactNode
}

/** The frame of every reply page: who we are above, whom to call below. */
export function Page({ title, contact, children }: PageProps) {
  return (
    <html lang="ko">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>{`${title} · 120다산콜재단 이음`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLE_ADDRESS} />
      </head>
      <body>
        <header className="top">
          <p className="brand">
            <strong>이음</strong> 120다산콜재단 상담정보 현행화
          </p>
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
        <footer className="foot">
          <ContactLine contact={contact} />
          <p>행정망에서 이 화면이 열리지 않으면 현행화 회신서(엑셀)나 전화로 답하셔도 똑같이 접수됩니다.</p>
        </footer>
      </body>
    </html>
  )
}

export function ContactLine({ contact }: { contact: ReplyContact }) {
  return (
    <p>
      문의: {contact.name} <strong>{contact.phone}</strong>
      {contact.email ? ` · ${contact.email}` : ''}
    </p>
  )
}
