import type { Payload } from 'payload'

import { EVIDENCE_REFUSALS, LARGEST_EVIDENCE } from '../exchange/evidence/evidenceTypes'
import { evidenceOf, type EvidenceText } from './reply/evidenceText'
import { saveEvidence } from './reply/saveEvidence'
import { refused } from './requests/errors'

/** What is read and thrown away of a file that is too large, in bytes, so that its sender gets an answer. */
const READ_BYTES = 1024 * 1024 * 1024

/**
 * Takes one file from the admin, as it streams in: at most 10 MB are kept in memory, however much comes.
 * @param organization whose it is, hex
 * @returns its id, its name, and the text that was read in it
 * @throws DataRefusedError `evidence/…` with what is wrong and what to do
 */
export async function takeEvidenceFile(input: {
  payload: Payload
  name: string
  body: ReadableStream<Uint8Array> | null
  organization: string
  entry?: string | undefined
  now: Date
}): Promise<EvidenceText> {
  const { payload, name, organization, entry, now } = input
  const { data, size } = await readFile(input.body)
  const saved = await saveEvidence({ payload, file: { name, data, size }, organization, entry, now })
  if ('refused' in saved) throw refused(`evidence/${saved.refused}`, `${name}: ${EVIDENCE_REFUSALS[saved.refused]}`)
  const [file] = await evidenceOf(payload, [saved.id])
  return file ?? { ...saved, text: '' }
}

async function readFile(body: ReadableStream<Uint8Array> | null): Promise<{ data: Buffer; size: number }> {
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size <= LARGEST_EVIDENCE) pieces.push(value)
    if (size <= READ_BYTES) continue
    await reader.cancel()
    break
  }
  return { data: Buffer.concat(pieces), size }
}
