import type { ServerProps } from 'payload'

import { isEditor } from '../../policies/roles'

/** The way to the refresh page, for the education staff. */
export function RefreshNav({ user }: ServerProps) {
  if (!isEditor(user)) return null
  return (
    <a className="nav__link" href="/admin/refresh" style={{ display: 'block', padding: '0.25rem 0' }}>
      현행화 메일
    </a>
  )
}
