import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf } from '../domain/day'
import { readEntryRows } from '../exchange/readEntryRows'
import type { Rejection } from '../exchange/rejection'
import type { RowPatch } from '../exchange/rowPatch'
import { allNames } from '../search/names'
import { importBatch, type ImportRow, type ImportState } from './importBatch'

/** The report of CONTRACT.md, and what was made on the way. */
export interface ImportReport {
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: Rejection[]
  /** Organizations that were made because nobody knew them; they have no owner yet. */
  organizationsWithoutOwner: string[]
  /** Headers of the file that belong to no column. */
  unknownHeaders: readonly string[]
}

/** Rows in one transaction. */
const BATCH = 300

/**
 * Reads a table of entries into the database, a few hundred rows a transaction, so that a run that is cut off has whole
 * batches in and can be run again. With `dryRun` nothing is written.
 * @param input.onProgress called after each batch with the share of the file that was read, 0 to 1
 * @throws FileRefusedError when the file as a whole cannot be read
 */
export async function importEntries(input: {
  payload: Payload
  db: mongo.Db
  path: string
  now: () => Date
  dryRun: boolean
  onProgress?: (share: number) => void
}): Promise<ImportReport> {
  const { payload, db, path, now, dryRun } = input
  const today = dayOf(now())
  const table = await readEntryRows(path, today)
  const report: ImportReport = {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: [],
    organizationsWithoutOwner: [],
    unknownHeaders: table.unknownHeaders,
  }
  const state = await readState(db)

  const flush = async (rows: ImportRow[]): Promise<void> => {
    if (rows.length === 0) return
    const result = await importBatch({ payload, rows, state, today, now: now(), dryRun })
    report.created += result.created
    report.updated += result.updated
    report.unchanged += result.unchanged
    report.rejected.push(...result.rejected)
    report.organizationsWithoutOwner.push(...result.organizationsMade)
    input.onProgress?.(table.progress())
  }

  let batch: ImportRow[] = []
  for await (const row of table.rows) {
    report.read += 1
    if (!row.ok) {
      report.rejected.push(...row.rejections)
      continue
    }
    batch.push({ line: row.line, patch: row.patch as RowPatch })
    if (batch.length < BATCH) continue
    await flush(batch)
    batch = []
  }
  await flush(batch)
  report.rejected.sort((a, b) => a.line - b.line)
  return report
}

const flip = (names: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...names].map(([id, name]) => [name, id]))

async function readState(db: mongo.Db): Promise<ImportState> {
  const { organizations, categories, topics } = await allNames(db)
  return { organizations: flip(organizations), categories: flip(categories), topics: flip(topics) }
}
