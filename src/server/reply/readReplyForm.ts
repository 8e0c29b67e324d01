import { LARGEST_EVIDENCE, MOST_EVIDENCE } from '../../exchange/evidence/evidenceTypes'

export interface FormFile {
  name: string
  data: Buffer
  /** As it arrived, in bytes; more than `data` when it was cut. */
  size: number
}

export interface ReplyForm {
  /** The last value of each name. */
  fields: Record<string, string>
  /** Every value of a name, for boxes that stand in a row. */
  all: (name: string) => string[]
  files: FormFile[]
  /** More came than is read; the fields stand before the files in our forms, so they are whole. */
  wasCut: boolean
}

/** What is kept of a form, in bytes: its files and, before them, its texts. */
const KEPT_BYTES = MOST_EVIDENCE * LARGEST_EVIDENCE + 2 * 1024 * 1024
/** What is read and thrown away of one that is too large, so that its sender gets the page and not a broken connection. */
const READ_BYTES = 1024 * 1024 * 1024

/**
 * Reads a posted form, `urlencoded` or `multipart`. One that is too large is read to its end and cut: what was written in
 * its fields is kept, and the file that was cut says how large it was.
 */
export async function readReplyForm(request: Request): Promise<ReplyForm> {
  const type = request.headers.get('content-type') ?? ''
  const { bytes, length } = await readBody(request)
  const wasCut = length > bytes.length
  const whole = wasCut ? closeMultipart(bytes, type) : bytes
  const data = await new Response(new Uint8Array(whole), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData())
  const fields: Record<string, string> = {}
  const files: FormFile[] = []
  for (const [name, value] of data) {
    if (typeof value === 'string') fields[name] = value.replace(/\r\n?/g, '\n')
    else if (value.size > 0 || value.name !== '')
      files.push({ name: value.name, data: Buffer.from(await value.arrayBuffer()), size: value.size })
  }
  const last = files.at(-1)
  if (wasCut && last) last.size += length - bytes.length
  return {
    fields,
    all: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
    files,
    wasCut,
  }
}

async function readBody(request: Request): Promise<{ bytes: Buffer; length: number }> {
  const pieces: Uint8Array[] = []
  let kept = 0
  let length = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    const piece = value.subarray(0, Math.max(0, KEPT_BYTES - kept))
    if (piece.byteLength > 0) pieces.push(piece)
    kept += piece.byteLength
    if (length <= READ_BYTES) continue
    await reader.cancel()
    break
  }
  return { bytes: Buffer.concat(pieces), length }
}

/** Ends a multipart body where it was cut. */
function closeMultipart(bytes: Buffer, type: string): Buffer {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  return boundary ? Buffer.concat([bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]) : bytes
}
