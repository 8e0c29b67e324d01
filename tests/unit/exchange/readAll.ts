import { FileRefusedError } from '../../../src/exchange/fileRefusedError'
import { readEntryRows } from '../../../src/exchange/readEntryRows'
import type { Rejection } from '../../../src/exchange/rejection'
import type { RowPatch } from '../../../src/exchange/rowPatch'

export const TODAY = '2026-11-23'

/** Everything a file gives: the rows, and what was refused, be it a row or the file. */
export async function readAll(path: string) {
  const rejections: Rejection[] = []
  const patches: RowPatch[] = []
  const lines: number[] = []
  let unknown: readonly string[] = []
  try {
    const table = await readEntryRows(path, TODAY)
    unknown = table.unknownHeaders
    for await (const row of table.rows) {
      if (row.ok) {
        patches.push(row.patch)
        lines.push(row.line)
      } else rejections.push(...row.rejections)
    }
  } catch (error) {
    if (!(error instanceof FileRefusedError)) throw error
    rejections.push(error.rejection)
  }
  return { rejections, patches, lines, unknown, codes: patches.map((patch) => patch.code) }
}
