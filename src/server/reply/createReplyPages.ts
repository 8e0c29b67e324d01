import { createAccountReplyApp } from './createAccountReplyApp'
import { createReplyApp } from './createReplyApp'
import type { AccountReplyParts } from './replyParts'

/** The reply pages beside the rest of a web process. */
export interface ReplyPages {
  /** Whether this path is theirs. */
  isMine: (pathname: string) => boolean
  fetch: (request: Request, env?: object) => Response | Promise<Response>
}

const isBelow = (pathname: string, root: string): boolean => pathname === root || pathname.startsWith(`${root}/`)

/** @returns the links' pages and those behind an account, each with headers of its own. */
export function createReplyPages(parts: AccountReplyParts): ReplyPages {
  const links = createReplyApp(parts)
  const accounts = createAccountReplyApp(parts)
  return {
    isMine: (pathname) => ['/r', '/my', '/replies'].some((root) => isBelow(pathname, root)),
    fetch: (request, env) => (isBelow(new URL(request.url).pathname, '/r') ? links : accounts).fetch(request, env),
  }
}
