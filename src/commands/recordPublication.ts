import type { Payload, PayloadRequest } from 'payload'

import type { Entry } from '../../payload-types'

/**
 * Ends the entry's open publication and, when it stays published, begins the next one. From these rows "what did it say
 * at 14:03" is answered; they are never changed but for their end.
 */
export async function recordPublication(input: {
  payload: Payload
  req: PayloadRequest
  entry: Entry
  isPublished: boolean
}): Promise<void> {
  const { payload, req, entry, isPublished } = input
  const { db } = payload
  await db.updateMany({
    collection: 'publications',
    where: { and: [{ entry: { equals: entry.id } }, { until: { exists: false } }] },
    data: { until: entry.updatedAt },
    req,
    returning: false,
  })
  if (!isPublished) return
  const { id: _id, ...body } = entry
  await db.create({
    collection: 'publications',
    data: {
      entry: entry.id,
      code: entry.code,
      revision: entry.revision,
      from: entry.updatedAt,
      hash: entry.contentHash,
      cause: 'editor',
      by: req.user?.id,
      body,
    },
    req,
    returning: false,
  })
}
