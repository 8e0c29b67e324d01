import { open } from 'node:fs/promises'
import { extname } from 'node:path'

import { FileRefusedError } from './fileRefusedError'
import { rejection } from './rejection'

const HOW = 'CSV 또는 XLSX로 다시 저장해 주세요.'
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Files that people take for tables, by how they begin. */
const OTHERS: [string, string][] = [
  ['%PDF', 'PDF 파일은 읽을 수 없습니다.'],
  ['\x89PNG', '그림 파일은 읽을 수 없습니다.'],
  ['\xff\xd8\xff', '그림 파일은 읽을 수 없습니다.'],
  ['\x1f\x8b', '압축 파일은 읽을 수 없습니다.'],
  ['HWP Document', '한글 파일은 읽을 수 없습니다.'],
  ['{\\rtf', '문서 파일은 읽을 수 없습니다.'],
]
const WEB_PAGE = /^\s*<(?:!doctype|html|head|table|meta|\?xml)/i

/**
 * Looks at a file's first bytes, whatever its name says.
 * @throws FileRefusedError for an empty file, an encrypted or old workbook, a text that is named XLSX, and other kinds
 */
export async function fileKind(path: string): Promise<'csv' | 'xlsx'> {
  const bytes = await beginning(path)
  if (bytes.length === 0) refuse('파일이 비어 있습니다.')
  if (startsWith(bytes, ZIP)) return 'xlsx'
  if (startsWith(bytes, COMPOUND)) refuse(`암호가 걸렸거나 옛 형식(.xls)인 파일입니다. 암호를 풀고 ${HOW}`)
  const text = bytes.toString('latin1')
  for (const [start, reason] of OTHERS) if (text.startsWith(start)) refuse(`${reason} ${HOW}`)
  if (WEB_PAGE.test(text.replace(/^\xef\xbb\xbf/, ''))) refuse(`웹 문서이거나 XML인 파일입니다. 엑셀에서 열어 ${HOW}`)
  if (extname(path).toLowerCase() === '.xlsx') {
    refuse(`이름은 .xlsx인데 엑셀 파일이 아닙니다. 글로 된 표이면 이름을 .csv로 바꾸고, 아니면 ${HOW}`)
  }
  return 'csv'
}

function refuse(reason: string): never {
  throw new FileRefusedError(rejection(1, '', '', reason))
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

async function beginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
