import { markdownToHwpx } from 'kordoc'
import sharp from 'sharp'

import { zipOf } from './zip'

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
const document = (text: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

export const docx = (text: string, more: Record<string, string> = {}): Buffer =>
  zipOf({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': document(text), ...more })

export const hwpx = async (text: string): Promise<Buffer> => Buffer.from(await markdownToHwpx(text))

export const png = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 40, channels: 3, background: '#2a7' } })
    .png()
    .toBuffer()

/** A page with one line of Latin letters, uncompressed. */
export function pdf(text: string, more = ''): Buffer {
  const stream = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${more}>>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

/** An HWP 5 file as far as its header goes: a compound file's magic, then the stream `FileHeader`; nothing else is whole. */
export function brokenHwp(flags = 0): Buffer {
  const bytes = Buffer.alloc(4096)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes)
  bytes.write('HWP Document File', 2048, 'latin1')
  bytes.writeUInt32LE(0x05000304, 2048 + 32)
  bytes.writeUInt32LE(flags, 2048 + 36)
  return bytes
}
