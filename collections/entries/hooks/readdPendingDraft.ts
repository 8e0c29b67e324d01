import type { CollectionAfterChangeHook } from 'payload'

import type { Entry } from '../../../payload-types'
import { entryContext } from '../write'

/** Puts a draft that keepPublishedText set aside back as the latest version, with the system fields of now. */
export const readdPendingDraft: CollectionAfterChangeHook<Entry> = async ({ doc, req }) => {
  const drafts = entryContext(req.context).pendingDrafts
  const id = String(doc.id)
  const pending = drafts?.get(id)
  if (!pending) return doc
  drafts?.delete(id)
  const { id: _parent, ...version } = pending.version
  // Behind the version of this save even when both fall into one millisecond: Payload takes `latest` from older ones only.
  const updatedAt = new Date(new Date(doc.updatedAt).getTime() + 1000).toISOString()
  await req.payload.db.createVersion({
    collectionSlug: 'entries',
    parent: id,
    versionData: {
      ...version,
      ...pending.system,
      dueAt: doc.dueAt,
      revision: doc.revision,
      _status: 'draft',
      updatedAt,
    } as never,
    autosave: false,
    createdAt: updatedAt,
    updatedAt,
    req,
  })
  return doc
}
