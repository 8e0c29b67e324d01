import type { ReactNode } from 'react'

import type { ReplyContact } from '../replyParts'
import { Page } from './Page'

/** A page that says one thing. */
export function MessagePage(props: { title: string; contact: ReplyContact; children: ReactNode }) {
  return (
    <Page title={props.title} contact={props.contact}>
      {props.children}
    </Page>
  )
}
