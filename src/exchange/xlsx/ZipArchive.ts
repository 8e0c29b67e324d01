import { stat } from 'node:fs/promises'

import { openPromise, type Entry, type ZipFile } from 'yauzl'

import { FileRefusedError } from '../fileRefusedError'
import { rejection } from '../rejection'

const MB = 1024 * 1024
/** A workbook of 100,000 answers is some 20 MB, and 150 MB unpacked. */
export const ARCHIVE_LIMITS = { packed: 100 * MB, unpacked: 200 * MB, entries: 5000 } as const

const BROKEN = '파일이 깨졌습니다. 엑셀에서 열어 다시 저장해 주세요.'

/** @throws FileRefusedError always, for the file as a whole */
export function refuseWorkbook(reason: string, cause?: unknown): never {
  throw new FileRefusedError(rejection(1, '', '', reason), cause)
}

/**
 * The zip file that a workbook is, read entry by entry. What it says of its size is held against the limits when it is
 * opened, and what comes out of it against what it said: a bomb is refused, not unpacked.
 */
export class ZipArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws FileRefusedError for a file that is too large, broken, encrypted, or unpacks to too much */
  static async open(path: string): Promise<ZipArchive> {
    const { size } = await stat(path)
    if (size > ARCHIVE_LIMITS.packed)
      refuseWorkbook(`파일이 너무 큽니다. ${ARCHIVE_LIMITS.packed / MB}MB까지 읽습니다. 나누어 주세요.`)
    const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: unknown) =>
      refuseWorkbook(BROKEN, error),
    )
    try {
      return new ZipArchive(zip, await checkedEntries(zip))
    } catch (error) {
      zip.close()
      throw error instanceof FileRefusedError ? error : new FileRefusedError(rejection(1, '', '', BROKEN), error)
    }
  }

  has(name: string): boolean {
    return this.entries.has(key(name))
  }

  /** Bytes that the entry unpacks to; 0 when there is none. */
  sizeOf(name: string): number {
    return this.entries.get(key(name))?.uncompressedSize ?? 0
  }

  /** The entry's text, piece by piece; none when there is no such entry. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(key(name))
    if (!entry) return
    const decoder = new TextDecoder('utf-8')
    try {
      for await (const bytes of await this.zip.openReadStreamPromise(entry)) {
        yield decoder.decode(bytes as Buffer, { stream: true })
      }
      yield decoder.decode()
    } catch (error) {
      throw error instanceof FileRefusedError ? error : new FileRefusedError(rejection(1, '', '', BROKEN), error)
    }
  }

  close(): void {
    this.zip.close()
  }
}

async function checkedEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ARCHIVE_LIMITS.entries)
    refuseWorkbook('엑셀 파일이라기에는 너무 많은 것이 들어 있어 열지 않았습니다.')
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > ARCHIVE_LIMITS.unpacked) {
      refuseWorkbook(
        `압축을 풀면 ${ARCHIVE_LIMITS.unpacked / MB}MB가 넘는 파일이라 열지 않았습니다. 나누거나 CSV로 저장해 주세요.`,
      )
    }
    if (entry.isEncrypted()) refuseWorkbook('암호가 걸린 파일입니다. 암호를 풀고 다시 저장해 주세요.')
    entries.set(key(entry.fileName), entry)
  }
  return entries
}

/** Names in a workbook are compared without case and without the leading slash. */
function key(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}
