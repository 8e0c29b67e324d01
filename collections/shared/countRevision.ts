import { createHash } from 'node:crypto'

import type { CollectionBeforeChangeHook, CollectionSlug } from 'payload'

import { canonicalJson } from '../../src/domain/canonicalJson'

const NOT_CONTENT = new Set(['id', 'revision', 'contentHash', 'createdAt', 'updatedAt', '_status', 'deletedAt'])

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
    const content = Object.fromEntries(
      Object.entries(data as Record<string, unknown>).filter(([name]) => !NOT_CONTENT.has(name)),
    )
    return {
      ...data,
      revision: (main?.revision ?? 0) + (isDraft ? 0 : 1),
      contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    }
  }
