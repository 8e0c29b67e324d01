import type { CollectionBeforeOperationHook } from 'payload'
import { Forbidden } from 'payload'

import { isOfficer } from '../../../src/policies/roles'
import { entryContext } from '../write'

interface WriteArgs {
  id?: string | number
  draft?: boolean
  data?: Record<string, unknown>
}

/**
 * Keeps what the caller asked for: hooks further on see the data already mixed with the newest version's. An officer's
 * save is always a draft that the education staff publish.
 */
export const rememberWrite: CollectionBeforeOperationHook = async ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return args
  const input = args as WriteArgs
  const restoresVersion = operation === 'restoreVersion'
  const next: WriteArgs = { ...input }

  if (overrideAccess !== true && isOfficer(req.user)) {
    if (input.data?._status === 'published') throw new Forbidden(req.t)
    next.draft = true
  }
  // A version that was a draft comes back as a draft; Payload would take the published answer down.
  if (restoresVersion && input.id !== undefined) {
    const { docs } = await req.payload.db.findVersions<{ _status?: string }>({
      collection: 'entries',
      where: { id: { equals: input.id } },
      limit: 1,
      pagination: false,
      req,
    })
    if (docs[0]?.version._status === 'draft') next.draft = true
  }

  const revision = input.data?.revision
  entryContext(req.context).entryWrite = {
    draft: next.draft === true,
    submitted: Object.keys(input.data ?? {}),
    saysStatus: input.data?._status !== undefined && input.data._status !== null,
    baseRevision: typeof revision === 'number' ? revision : undefined,
    restoresVersion,
  }
  return { ...args, ...next }
}
