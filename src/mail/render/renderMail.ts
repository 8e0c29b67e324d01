import { createElement } from 'react'

import type { MailTemplate } from '../../domain/mail/mailTemplate'
import { isWebAddress } from '../../domain/webAddress'
import { readMailData } from '../readMailData'
import { templates } from '../templates'
import type { MailContent } from './content'
import type { MailFrame } from './frame'
import { mailText } from './mailText'

/**
 * Writes a mail: its HTML and its text part from the same content. For a preview without sending, hand in a frame with a
 * made-up reply address.
 *
 * @throws MailDataError (`mail/data`) when the data is not what the template needs
 */
export async function renderMail(input: {
  template: MailTemplate
  data: unknown
  frame: MailFrame
}): Promise<{ html: string; text: string }> {
  const { template, data, frame } = input
  const content = templates[template].write(readMailData(template, data), frame)
  refuseOtherAddresses(content)
  // Loaded when the first mail is written: it takes a second, and whoever only fills the outbox needs none of it.
  const [{ render }, { MailHtml }] = await Promise.all([import('@react-email/render'), import('./MailHtml')])
  return { html: await render(createElement(MailHtml, { content, frame })), text: mailText(content, frame) }
}

function refuseOtherAddresses({ blocks }: MailContent): void {
  for (const block of blocks)
    if (block.kind === 'link' && !isWebAddress(block.url)) throw new Error(`not a web address: ${block.url}`)
}
