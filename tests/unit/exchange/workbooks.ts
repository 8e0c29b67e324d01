import { crc32 as nodeCrc32, deflateRawSync } from 'node:zlib'

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** Node 20.19 may not have zlib.crc32 yet. */
function crc32(bytes: Uint8Array): number {
  if (typeof nodeCrc32 === 'function') return nodeCrc32(bytes)
  let value = 0xffffffff
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

interface ZipEntry {
  name: string
  content: string | Uint8Array
  /** What the archive says the size is, when it lies. */
  declaredSize?: number
  encrypted?: boolean
}

/** A zip file, right or wrong in the ways that tests need. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize, encrypted } of entries) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const fileName = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declaredSize ?? bytes.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, fileName, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, fileName)
    offset += 30 + fileName.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relations = (...targets: [string, string, string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export interface WorkbookParts {
  sheetData: string
  sharedStrings?: string
  /** Codes of number formats; style 1 has the first, style 2 the second ... */
  formats?: readonly string[]
  from1904?: boolean
}

/** The parts of a workbook whose first sheet has that XML inside `sheetData`. */
export function workbookEntries({
  sheetData,
  sharedStrings = '',
  formats = [],
  from1904 = false,
}: WorkbookParts): ZipEntry[] {
  const numFmts = formats.map(
    (code, index) => `<numFmt numFmtId="${170 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const styles = [
    '<xf numFmtId="0"/>',
    ...formats.map((_, index) => `<xf numFmtId="${170 + index}"/>`),
    '<xf numFmtId="14"/>',
  ]
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations(['r1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets><sheet name="표" sheetId="1" r:id="r1"/><sheet name="둘째" sheetId="2" r:id="r4"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ['r4', 'worksheet', 'worksheets/sheet2.xml'],
        ['r1', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['r2', 'sharedStrings', 'sharedStrings.xml'],
        ['r3', 'styles', 'styles.xml'],
      ),
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${NAMESPACE}">${sharedStrings}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${NAMESPACE}"><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${NAMESPACE}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
    { name: 'xl/worksheets/sheet2.xml', content: `<worksheet xmlns="${NAMESPACE}"><sheetData/></worksheet>` },
  ]
}

export function makeWorkbook(parts: WorkbookParts): Buffer {
  return makeZip(workbookEntries(parts))
}

/** A cell with text in it. */
export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
