import { Types } from 'mongoose'
import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import type { EntryRow } from '../../src/commands/entryRow'
import { rowsOf } from '../../src/commands/rows'
import { sessionOf } from '../../src/commands/transaction'
import { writePublished } from '../../src/commands/writePublished'

type NamedField = 'organization' | 'category' | 'topic'

interface Named {
  id: string
  name?: string | null
}

/** Writes the published entries that point to one of `ids` again, in the request's transaction. */
export async function rehashEntriesOf(
  req: PayloadRequest,
  field: NamedField,
  ids: readonly Types.ObjectId[],
): Promise<void> {
  const session = await sessionOf(req.payload, req)
  if (!session) throw new Error('renaming needs a transaction')
  const rows = await rowsOf<EntryRow>(req.payload, 'entries')
    .find({ [field]: { $in: ids }, _status: 'published' }, { session, projection: { _id: 1 } })
    .toArray()
  if (rows.length === 0) return
  await writePublished({
    payload: req.payload,
    transaction: { session, req },
    writes: rows.map((row) => ({ id: row._id, patch: {} })),
    cause: 'rename',
    now: new Date(),
  })
}

/**
 * An entry's hash and its line in the index hold the names of what it belongs to. When one is renamed, the entries that
 * point to it are written again in the same transaction, so that database and index go on agreeing.
 */
export const rehashEntries =
  (field: NamedField): CollectionAfterChangeHook<Named> =>
  async ({ doc, previousDoc, operation, req }) => {
    if (operation === 'update' && doc.name !== previousDoc.name) {
      await rehashEntriesOf(req, field, [new Types.ObjectId(doc.id)])
    }
    return doc
  }
