import { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { Transaction } from '../transaction'
import { refused } from './errors'

export interface Requested {
  row: EntryRow
  /** The revision the sender has read; the one of now when they did not say. */
  baseRevision: number
}

/**
 * @param names ids or codes
 * @param onlyOrganization (hex) refuse entries of another office: what an officer sends
 * @returns the entries that are meant, in the order given, each once
 * @throws DataRefusedError `no-such-entry`, `other-organization`
 */
export async function readRequested(input: {
  payload: Payload
  transaction?: Transaction
  names: readonly string[]
  baseRevisions?: readonly number[] | undefined
  onlyOrganization?: string | undefined
}): Promise<Requested[]> {
  const { payload, transaction, names, baseRevisions, onlyOrganization } = input
  const ids = names.filter((name) => /^[0-9a-f]{24}$/.test(name)).map((name) => new Types.ObjectId(name))
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find(
      { $or: [{ _id: { $in: ids } }, { code: { $in: [...names] } }], _status: 'published', deletedAt: null },
      transaction ? { session: transaction.session } : {},
    )
    .toArray()
  const byName = new Map(rows.flatMap((row) => [[row._id.toHexString(), row] as const, [row.code, row] as const]))
  const requested = new Map<string, Requested>()
  for (const [index, name] of names.entries()) {
    const row = byName.get(name)
    if (!row) throw refused('no-such-entry', `${name}: 게시 중인 자료 가운데 없습니다. 관리번호를 확인해 주세요.`)
    if (onlyOrganization && row.organization.toHexString() !== onlyOrganization)
      throw refused('other-organization', `${row.code}: 다른 부서의 자료입니다.`)
    if (!requested.has(row.code)) requested.set(row.code, { row, baseRevision: baseRevisions?.[index] ?? row.revision })
  }
  return [...requested.values()]
}
