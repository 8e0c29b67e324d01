import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { ProposedParts } from '../../domain/entryParts'
import { threeWay } from '../../domain/threeWay'
import type { EntryRow } from '../entryRow'
import { rowsOf, type PublicationRow } from '../rows'
import type { Transaction } from '../transaction'
import type { EntryDifference } from './errors'
import { partsOf } from './partsOf'

/** An entry of a request as it stands now, and how it differs. */
export interface RequestedEntry extends EntryDifference {
  row: EntryRow
}

/**
 * Sets a proposal against each of its entries: the text the request began from (out of `publications`), the text of now,
 * the text proposed. An entry that is gone from the database is left out.
 */
export async function readDifferences(input: {
  payload: Payload
  transaction?: Transaction
  request: { entries: readonly Types.ObjectId[]; baseRevisions: readonly number[]; proposed: ProposedParts | null }
}): Promise<RequestedEntry[]> {
  const { payload, request } = input
  const options = input.transaction ? { session: input.transaction.session } : {}
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({ _id: { $in: [...request.entries] } }, options)
    .toArray()
  const rowById = new Map(rows.map((row) => [row._id.toHexString(), row]))
  const requested = request.entries.flatMap((id, index) => {
    const row = rowById.get(id.toHexString())
    return row ? [{ row, baseRevision: request.baseRevisions[index] ?? row.revision }] : []
  })
  const bases = await readBases(payload, requested, options)
  return requested.map(({ row, baseRevision }) => {
    const current = partsOf(row)
    const body = bases.get(row._id.toHexString())
    // A base that nobody knows any more differs from everything, so that nothing is overwritten unseen.
    const base = body ? partsOf(body) : row.revision === baseRevision ? current : partsOf({})
    return {
      row,
      entry: row._id.toHexString(),
      code: row.code,
      title: row.title,
      baseRevision,
      currentRevision: row.revision,
      differences: threeWay({ base, current, proposed: request.proposed ?? {} }),
    }
  })
}

/** What the entries said at their base revisions, where they are not at them any more. */
async function readBases(
  payload: Payload,
  requested: readonly { row: EntryRow; baseRevision: number }[],
  options: object,
): Promise<Map<string, PublicationRow['body']>> {
  const moved = requested.filter(({ row, baseRevision }) => row.revision !== baseRevision)
  if (moved.length === 0) return new Map()
  const found = await rowsOf<PublicationRow>(payload, 'publications')
    .find({ $or: moved.map(({ row, baseRevision }) => ({ entry: row._id, revision: baseRevision })) }, options)
    .toArray()
  return new Map(found.map((publication) => [publication.entry.toHexString(), publication.body]))
}

/** Without the row, for those who only look. */
export const withoutRow = ({ row: _row, ...difference }: RequestedEntry): EntryDifference => difference
