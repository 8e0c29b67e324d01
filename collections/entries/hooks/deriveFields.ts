import type { CollectionBeforeChangeHook } from 'payload'

import type { Entry } from '../../../payload-types'
import { readEntryNames } from '../../../src/commands/entryNames'
import { reviewCycleOf, toEntryContent } from '../../../src/domain/entryContent'
import { deriveEntry } from '../../../src/domain/deriveEntry'
import { storedDay } from '../../../src/domain/day'
import { entryContext, savesMainRow } from '../write'

/** Sets what follows from the rest: dueAt, contentHash, and the revision of the main row. */
export const deriveFields: CollectionBeforeChangeHook<Entry> = async ({ data, originalDoc, operation, req }) => {
  const context = entryContext(req.context)
  const main = originalDoc ? context.mainRows?.get(String(originalDoc.id)) : undefined
  const revision = main?.revision ?? 0
  const savesMain = operation === 'create' || savesMainRow(context.entryWrite, data._status)
  const isWhole = Boolean(data.title && data.answer && data.checkedAt)
  const names = await readEntryNames({ payload: req.payload, req, entries: [data] })
  const derived = isWhole ? deriveEntry(toEntryContent(data, names), reviewCycleOf(data, names)) : undefined
  return {
    ...data,
    revision: savesMain ? revision + 1 : revision,
    ...(derived ? { dueAt: storedDay(derived.dueAt).toISOString(), contentHash: derived.contentHash } : {}),
  }
}
