import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { rowsOf } from '../rows'
import type { SavedEvidence } from './saveEvidence'

export interface EvidenceText extends SavedEvidence {
  /** What was read in it; `''` for pictures. */
  text: string
}

/** @returns the files behind these ids, in their order, with the text that was read in them; what is no id is left out. */
export async function evidenceOf(payload: Payload, ids: readonly string[]): Promise<EvidenceText[]> {
  const known = ids.filter((id) => Types.ObjectId.isValid(id)).map((id) => new Types.ObjectId(id))
  if (known.length === 0) return []
  // By its model: Mongoose gives the collection another name than its slug.
  const rows = await rowsOf<{ _id: Types.ObjectId; filename?: string; text?: string }>(payload, 'evidence')
    .find({ _id: { $in: known } }, { projection: { filename: 1, text: 1 } })
    .toArray()
  const byId = new Map(rows.map((row) => [row._id.toHexString(), row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ id, filename: row.filename ?? '근거자료', text: row.text ?? '' }] : []
  })
}
