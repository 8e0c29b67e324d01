import type { LexicalNode } from './entry'
import { tidyText } from './tidyText'

/** The addresses that may stand behind a link; everything else (`javascript:`, file paths) is only text. */
const LINK = /^(?:https?:\/\/|mailto:|tel:|sms:|[/#?])\S*$/i
const SCHEME = /^([a-z][a-z\d+.-]*):/i
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms'])

/** @returns the address as it is kept, without spaces; `undefined` when it may not stand behind a link. */
export function safeLink(url: string): string | undefined {
  const tidy = tidyText(url)
    .replace(/[\t\n]/g, '')
    .replace(/\s/g, encodeURIComponent)
  return LINK.test(tidy) ? tidy : undefined
}

/**
 * @returns whether a browser would take the address for one of a kind that may not be linked: `javascript:`, `data:`.
 * Like a browser (WHATWG URL, 4.4) it does not see control characters and spaces around, nor tabs and breaks within.
 */
export function hasUnsafeScheme(url: string): boolean {
  const seen = url.replace(/^[\u0000-\u0020]+|[\t\n\r]/g, '')
  const scheme = SCHEME.exec(seen)?.[1]?.toLowerCase()
  return scheme !== undefined && !SAFE_SCHEMES.has(scheme)
}

/** @returns the address of a Lexical link to elsewhere; `undefined` for a link to a document and for unsafe ones. */
export function linkUrl(node: LexicalNode): string | undefined {
  const fields: unknown = node.fields
  if (typeof fields !== 'object' || fields === null) return undefined
  if (!('url' in fields) || typeof fields.url !== 'string') return undefined
  if ('linkType' in fields && fields.linkType === 'internal') return undefined
  return safeLink(fields.url)
}
