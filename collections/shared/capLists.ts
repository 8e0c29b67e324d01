import type { CollectionBeforeOperationHook } from 'payload'

/** At most this many documents in one answer of the REST API; a full list of entries weighs 25 MB and stalls lookups. */
export const LIST_LIMIT = 200

/** Caps what a list over REST gives; `limit=0`, which means everything to Payload, becomes the cap too. */
export const capLists: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'read' || req.payloadAPI !== 'REST' || overrideAccess === true) return args
  if (!('limit' in args) && !('pagination' in args)) return args
  const asked = Number((args as { limit?: unknown }).limit ?? 10)
  const limit = Number.isFinite(asked) && asked > 0 ? Math.min(asked, LIST_LIMIT) : LIST_LIMIT
  return { ...args, limit, pagination: true }
}
