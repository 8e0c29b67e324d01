import type { CollectionAfterChangeHook } from 'payload'

import type { Entry } from '../../../payload-types'
import { recordPublication } from '../../../src/commands/recordPublication'
import { entryContext, savesMainRow } from '../write'

/** Writes down what citizens are told from this save on, in the save's own transaction. Drafts tell nobody anything. */
export const appendPublication: CollectionAfterChangeHook<Entry> = async ({ doc, operation, req }) => {
  const context = entryContext(req.context)
  if (operation === 'update' && !savesMainRow(context.entryWrite, doc._status)) return doc
  const wasPublished = context.mainRows?.get(String(doc.id))?._status === 'published'
  const isPublished = doc._status === 'published' && !doc.deletedAt
  if (!isPublished && !wasPublished) return doc
  await recordPublication({ payload: req.payload, req, entry: doc, isPublished })
  return doc
}
