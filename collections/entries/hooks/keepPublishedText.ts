import type { CollectionBeforeChangeHook } from 'payload'

import type { Entry } from '../../../payload-types'
import { entryContext, savesMainRow, SYSTEM_FIELDS } from '../write'

/**
 * Payload updates from the newest version. Where an entry is published and has a newer draft, a change that says neither
 * "publish" nor "unpublish" (a check date, an owner, the trash) would put the draft's text into the main row. So it is
 * laid over the main row instead, and the draft is kept to be added again behind it.
 */
export const keepPublishedText: CollectionBeforeChangeHook<Entry> = async ({ data, operation, originalDoc, req }) => {
  const context = entryContext(req.context)
  const write = context.entryWrite
  if (operation === 'create' || !originalDoc || !write || write.saysStatus || write.restoresVersion) return data
  const id = String(originalDoc.id)
  const main = context.mainRows?.get(id)
  if (!main || main._status !== 'published' || !savesMainRow(write, undefined)) return data

  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({
    collection: 'entries',
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  const newest = docs[0]?.version
  if (!newest || newest._status !== 'draft') return data

  const values = data as Record<string, unknown>
  const sent = Object.fromEntries(write.submitted.map((name) => [name, values[name]] as const))
  const system = SYSTEM_FIELDS.filter((name) => name in sent).map((name) => [name, sent[name]] as const)
  context.pendingDrafts ??= new Map()
  context.pendingDrafts.set(id, { version: newest, system: Object.fromEntries(system) })
  return { ...main, ...sent, _status: 'published' }
}
