import type { CollectionBeforeChangeHook, CollectionSlug } from 'payload'

import { hashPage } from '../../src/commands/briefs/hashPage'

/** Sets revision and contentHash of briefs and aids. A draft counts no revision. */
export const countRevision =
  (collection: CollectionSlug): CollectionBeforeChangeHook =>
  async ({ data, originalDoc: original, operation, req }) => {
    const originalDoc = original as { id: string; _status?: string } | undefined
    const main =
      operation === 'update' && originalDoc
        ? await req.payload.db.findOne<{ id: string; revision?: number }>({
            collection,
            where: { id: { equals: originalDoc.id } },
            req,
          })
        : null
    const isDraft = operation === 'update' && data._status === 'draft' && originalDoc?._status === 'published'
    return {
      ...data,
      revision: (main?.revision ?? 0) + (isDraft ? 0 : 1),
      contentHash: hashPage(data as object),
    }
  }
