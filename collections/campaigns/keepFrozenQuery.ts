import type { CollectionBeforeChangeHook } from 'payload'

import type { Campaign } from '../../payload-types'

/** What a list was chosen by stays as it was once the list is frozen; a report has to say the same a year later. */
export const keepFrozenQuery: CollectionBeforeChangeHook<Campaign> = ({ data, originalDoc, operation }) => {
  if (operation !== 'update' || !originalDoc?.frozenAt) return data
  return { ...data, query: originalDoc.query, kind: originalDoc.kind, startsOn: originalDoc.startsOn }
}
