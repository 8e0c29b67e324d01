import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'

import type { EntryContent } from '../domain/entry'
import { UsageError } from '../lib/errors'
import { writeCsv } from './writeCsv'
import { writeXlsx } from './writeXlsx'

/**
 * Writes entries to `.csv` or `.xlsx`, in the columns that import reads; whole or not at all.
 * @throws UsageError for a name that ends otherwise; the system's error when the file cannot be written
 */
export async function writeEntryTable(path: string, contents: AsyncIterable<EntryContent>): Promise<void> {
  const write = writerOf(path)
  const draft = `${path}.${randomUUID()}`
  try {
    await write(draft, contents)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function writerOf(path: string): typeof writeCsv {
  const extension = extname(path).toLowerCase()
  if (extension === '.csv') return writeCsv
  if (extension === '.xlsx') return writeXlsx
  throw new UsageError({ code: 'exchange/unknown-format', message: '파일 이름을 .csv 또는 .xlsx로 끝내 주세요.' })
}
