import type { CollectionBeforeChangeHook } from 'payload'

import type { User } from '../../../payload-types'
import { idOf } from '../../../src/domain/entryContent'

/** Ends every session of an account whose role, organization or suspension changed: old tokens still carry the old rights. */
export const endSessions: CollectionBeforeChangeHook<User> = ({ data, originalDoc, operation }) => {
  if (operation !== 'update' || !originalDoc) return data
  const changed =
    (data.role !== undefined && data.role !== originalDoc.role) ||
    (data.organization !== undefined && idOf(data.organization) !== idOf(originalDoc.organization)) ||
    (data.suspended !== undefined && Boolean(data.suspended) !== Boolean(originalDoc.suspended))
  return changed ? { ...data, sessions: [] } : data
}
