import type { LexicalNode } from './entry'
import { tidyText } from './tidyText'

/** The addresses that may stand behind a link; everything else (`javascript:`, file paths) is only text. */
const LINK = /^(?:https?:\/\/|mailto:|tel:|sms:|[/#?])\S*$/i

/** @returns the address as it is kept, without spaces; `undefined` when it may not stand behind a link. */
export function safeLink(url: string): string | undefined {
  const tidy = tidyText(url)
    .replace(/[\t\n]/g, '')
    .replace(/\s/g, encodeURIComponent)
  return LINK.test(tidy) ? tidy : undefined
}

/** @returns the address of a Lexical link to elsewhere; `undefined` for a link to a document and for unsafe ones. */
export function linkUrl(node: LexicalNode): string | undefined {
  const fields: unknown = node.fields
  if (typeof fields !== 'object' || fields === null) return undefined
  if (!('url' in fields) || typeof fields.url !== 'string') return undefined
  if ('linkType' in fields && fields.linkType === 'internal') return undefined
  return safeLink(fields.url)
}
