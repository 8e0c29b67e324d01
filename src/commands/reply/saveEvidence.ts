import { createHash } from 'node:crypto'

import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { EVIDENCE_TYPES, LARGEST_EVIDENCE, type EvidenceRefusal } from '../../exchange/evidence/evidenceTypes'
import { readEvidence } from '../../exchange/evidence/readEvidence'
import { inTransaction } from '../transaction'
import { rowsOf } from '../rows'

export interface SavedEvidence {
  /** Hex. */
  id: string
  filename: string
}

interface EvidenceRow {
  _id: Types.ObjectId
  filename: string
  mimeType: string
  filesize: number
  sha256: string
  organization: Types.ObjectId
  entry?: Types.ObjectId
  text: string
  createdAt: Date
  updatedAt: Date
}

const LONGEST_NAME = 120

/**
 * Looks into a file and keeps it with the text found in it.
 * @param size as it arrived, in bytes: a file that was cut off on the way is refused by it
 * @returns its id, or why it was refused
 */
export async function saveEvidence(input: {
  payload: Payload
  file: { name: string; data: Buffer; size: number }
  organization: string
  /** Hex; none for a new entry's. */
  entry?: string | undefined
  now: Date
}): Promise<SavedEvidence | { refused: EvidenceRefusal }> {
  const { payload, file, now } = input
  if (file.size > LARGEST_EVIDENCE) return { refused: 'too-large' }
  const report = await readEvidence(file.data)
  if ('refused' in report) return report
  const row: EvidenceRow = {
    _id: new Types.ObjectId(),
    filename: evidenceName(file.name, report.kind),
    mimeType: EVIDENCE_TYPES[report.kind],
    filesize: file.data.length,
    sha256: createHash('sha256').update(file.data).digest('hex'),
    organization: new Types.ObjectId(input.organization),
    ...(input.entry ? { entry: new Types.ObjectId(input.entry) } : {}),
    text: report.text,
    createdAt: now,
    updatedAt: now,
  }
  await inTransaction(payload, async ({ session }) => {
    await rowsOf<EvidenceRow>(payload, 'evidence').insertOne(row, { session })
    await payload.db.connection
      .collection<{ _id: Types.ObjectId; data: Buffer }>('evidence-files')
      .insertOne({ _id: row._id, data: file.data }, { session })
  })
  return { id: row._id.toHexString(), filename: row.filename }
}

/** The name without folders and control characters, ending in what the file really is. */
function evidenceName(name: string, kind: string): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  const stem = bare.replace(/\.[^.]{1,5}$/, '').slice(0, LONGEST_NAME) || '근거자료'
  return `${stem.normalize('NFC')}.${kind}`
}
