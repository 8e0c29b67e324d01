import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { EntryRow } from '../../commands/entryRow'
import { partsOf } from '../../commands/requests/partsOf'
import type { RequestRow } from '../../commands/requests/requestRow'
import { rowsOf } from '../../commands/rows'
import { PART_NAMES, partText, type PartName } from '../../domain/entryParts'
import { OPEN_REQUEST_STATES } from '../../domain/refreshRequest'

/** The parts a form can hold as text; numbers, links and periods are changed in the reply page and the sheet. */
export const FORM_PARTS = PART_NAMES.filter((part) => !['phones', 'links', 'applyPeriods'].includes(part))

export interface OpenRequest {
  id: string
  number: string
  title: string
  state: RequestRow['state']
}

export interface NewRequestEntry {
  id: string
  code: string
  title: string
  revision: number
  parts: Partial<Record<PartName, string>>
  open: OpenRequest[]
}

/** @returns open requests on an entry, the oldest first. */
export async function readOpenRequests(payload: Payload, entry: Types.ObjectId): Promise<OpenRequest[]> {
  const rows = await rowsOf<RequestRow>(payload, 'refresh-requests')
    .find({ entries: entry, state: { $in: [...OPEN_REQUEST_STATES, 'approved'] } })
    .sort({ createdAt: 1 })
    .toArray()
  return rows.map(({ _id, number, title, state }) => ({ id: _id.toHexString(), number, title, state }))
}

/** @returns what the form for a request on this entry begins with; `undefined` when there is no such published entry. */
export async function readNewRequest(input: {
  payload: Payload
  code: string
  organization?: string | undefined
}): Promise<NewRequestEntry | undefined> {
  const { payload, code, organization } = input
  const row = await rowsOf<EntryRow>(payload, 'entries').findOne({ code, _status: 'published', deletedAt: null })
  if (!row || (organization && row.organization.toHexString() !== organization)) return undefined
  const parts = partsOf(row)
  return {
    id: row._id.toHexString(),
    code,
    title: row.title,
    revision: row.revision,
    parts: Object.fromEntries(FORM_PARTS.map((part) => [part, partText(part, parts)])),
    open: await readOpenRequests(payload, row._id),
  }
}
