import type { ServerProps } from 'payload'

import { readEnv } from '../../lib/env'
import { isEditor, isOfficer } from '../../policies/roles'
import './nav.css'

/** The ways to the pages of the refresh, above Payload's own groups: the staff's, or the officer's. */
export function RequestsNav({ user }: ServerProps) {
  const links = isEditor(user) ? staffLinks() : isOfficer(user) ? OFFICER_LINKS : []
  return (
    <nav aria-label="현행화" className="ieum-nav">
      {[REQUESTS, ...links].map(([path, label]) => (
        <a href={path} key={path}>
          {label}
        </a>
      ))}
    </nav>
  )
}

type Link = readonly [path: string, label: string]

const REQUESTS: Link = ['/admin/requests', '현행화 요청 처리']
const OFFICER_LINKS: readonly Link[] = [['/my', '우리 부서 자료 확인']]

const staffLinks = (): Link[] => [
  ['/admin/refresh', '현행화 메일'],
  ['/replies', '회신 접수'],
  ...(readEnv().mode === 'demo' ? [['/mailbox', '시연용 우편함'] as const] : []),
]
