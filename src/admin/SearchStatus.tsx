import type { ServerProps } from 'payload'

import { isEditor } from '../policies/roles'
import { readSearchStatus } from './readSearchStatus'

/** One line in the head of the admin: who answers lookups. For the education staff; agents need not know. */
export async function SearchStatus({ payload, user }: ServerProps) {
  const { db } = payload.db.connection
  if (!isEditor(user) || !db) return null
  const line = await readSearchStatus(db, new Date())
  if (!line) return null
  const color = line.needsCare ? 'var(--theme-warning-600)' : 'var(--theme-elevation-500)'
  return (
    <span role="status" title={line.title} style={{ color, whiteSpace: 'nowrap' }}>
      {line.text}
    </span>
  )
}
