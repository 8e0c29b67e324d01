import type { Payload } from 'payload'

import type { ProposedParts } from '../../domain/entryParts'
import type { EntryDifference } from './errors'
import { readDifferences, withoutRow } from './readDifferences'
import { readOpenRequests, type OpenRequest } from './readOpenRequests'
import { readRequested } from './readRequested'

export interface RequestPreview {
  /** Each entry against what would be proposed. */
  entries: EntryDifference[]
  /** What is open on one of them already. */
  open: OpenRequest[]
}

/**
 * Shows what a request would change before it is sent. Writes nothing.
 * @throws DataRefusedError `no-such-entry`, `other-organization`
 */
export async function previewRequest(input: {
  payload: Payload
  /** Ids or codes. */
  entries: readonly string[]
  proposed: ProposedParts
  onlyOrganization?: string | undefined
}): Promise<RequestPreview> {
  const { payload, proposed, onlyOrganization } = input
  const requested = await readRequested({ payload, names: input.entries, onlyOrganization })
  const entries = requested.map(({ row }) => row._id)
  const baseRevisions = requested.map(({ baseRevision }) => baseRevision)
  const differences = await readDifferences({ payload, request: { entries, baseRevisions, proposed } })
  return { entries: differences.map(withoutRow), open: await readOpenRequests(payload, entries) }
}
