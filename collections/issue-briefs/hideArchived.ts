import type { BaseFilter } from 'payload'

/** The list leaves out what is archived, unless somebody filters by 보관한 때 or looks for a word. */
export const hideArchived: BaseFilter = ({ req }) => {
  const { where, search } = req.query as { where?: unknown; search?: unknown }
  const isAsked = Boolean(search) || JSON.stringify(where ?? '').includes('archivedAt')
  return isAsked ? null : { archivedAt: { exists: false } }
}
