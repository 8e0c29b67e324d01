import type { CollectionBeforeChangeHook } from 'payload'

/** What an editor publishes again is not archived any more. */
export const leaveArchive: CollectionBeforeChangeHook = ({ data }) =>
  data._status === 'published' ? { ...data, archivedAt: null } : data
