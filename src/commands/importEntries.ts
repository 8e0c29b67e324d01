import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { FileRefusedError } from '../exchange/fileRefusedError'
import type { RowResult } from '../exchange/parseRow'
import { readEntryRows } from '../exchange/readEntryRows'
import type { Rejection } from '../exchange/rejection'
import { importBatch, type ImportRow } from './importBatch'
import { readReferences } from './readReferences'

/** What an import did. `--report` writes it (CONTRACT.md). */
export interface ImportReport {
  /** Rows below the header, blank ones left out. */
  read: number
  created: number
  updated: number
  unchanged: number
  /** By line; a row may be in it several times. */
  rejected: Rejection[]
  /** Names of organizations that were unknown and were made, or would be; nobody answers for them yet. */
  organizationsWithoutOwner: string[]
  /** Headers of the file that belong to no column; their cells were not read. */
  unknownHeaders: string[]
}

/** Rows in one transaction. */
export const IMPORT_BATCH = 200

/**
 * Imports entries from a CSV or XLSX file, batch by batch, each in one transaction: an import that was broken off can be
 * run again and ends the same. Rows that are not right are refused alone. A dry run writes nothing.
 * @param onProgress hears how much of the file was read, 0 to 1
 * @throws FileRefusedError when the file cannot be read as a table, MongoDB's error when it cannot be reached
 */
export async function importEntries(input: {
  payload: Payload
  path: string
  now: () => Date
  dryRun?: boolean
  onProgress?: (share: number) => void
}): Promise<ImportReport> {
  const { payload, path, now, dryRun = false, onProgress } = input
  const today = dayOf(now())
  const table = await readEntryRows(path, today)
  const state = await readReferences(payload)
  const report: ImportReport = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    organizationsWithoutOwner: [],
    unknownHeaders: [...table.unknownHeaders],
  }

  async function take(rows: readonly ImportRow[]): Promise<void> {
    if (rows.length === 0) return
    const { created, updated, unchanged, rejected, organizationsMade } = await importBatch({
      payload,
      rows,
      state,
      today,
      now: now(),
      dryRun,
    })
    report.created += created
    report.updated += updated
    report.unchanged += unchanged
    report.rejected.push(...rejected)
    report.organizationsWithoutOwner.push(...organizationsMade)
  }

  let batch: ImportRow[] = []
  for await (const row of untilBroken(table.rows, report.rejected)) {
    report.read += 1
    if (row.ok) batch.push({ line: row.line, patch: row.patch })
    else report.rejected.push(...row.rejections)
    if (batch.length < IMPORT_BATCH) continue
    await take(batch)
    batch = []
    onProgress?.(table.progress())
  }
  await take(batch)
  onProgress?.(1)
  report.rejected.sort((a, b) => a.line - b.line)
  return report
}

/** A file that breaks off in the middle: what stood before is taken, and the break is among the refusals. */
async function* untilBroken(rows: AsyncIterable<RowResult>, rejected: Rejection[]): AsyncGenerator<RowResult> {
  try {
    yield* rows
  } catch (err) {
    if (!(err instanceof FileRefusedError)) throw err
    rejected.push(err.rejection)
  }
}
