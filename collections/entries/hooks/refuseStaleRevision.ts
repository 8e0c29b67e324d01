import type { CollectionBeforeChangeHook } from 'payload'

import type { Entry } from '../../../payload-types'
import { StaleRevision } from '../../shared/errors'
import { entryContext } from '../write'

/** Reads the main row once for the hooks of this save, and refuses a save that began from an older revision of it. */
export const refuseStaleRevision: CollectionBeforeChangeHook<Entry> = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' || !originalDoc) return data
  const context = entryContext(req.context)
  const id = String(originalDoc.id)
  const main = await req.payload.db.findOne<Entry>({ collection: 'entries', where: { id: { equals: id } }, req })
  if (!main) return data
  context.mainRows ??= new Map()
  context.mainRows.set(id, main)
  const base = context.entryWrite?.baseRevision
  if (base !== undefined && !context.entryWrite?.restoresVersion && base !== (main.revision ?? 0)) {
    throw new StaleRevision(main)
  }
  return data
}
