/** The rows that agents see: published, and not in the trash. A filter for MongoDB's own collections. */
export const PUBLISHED_ROW = { _status: 'published', deletedAt: null } as const
