import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { stringify } from 'csv-stringify'

import type { EntryContent } from '../domain/entry'
import { COLUMNS } from './columns'
import { contentCells } from './contentCells'

/**
 * Writes entries as CSV in the columns that import reads: UTF-8 with a byte order mark and CRLF, as Korean Excel opens it.
 * Row by row; memory does not grow with their number.
 */
export async function writeCsv(path: string, contents: AsyncIterable<EntryContent>): Promise<void> {
  const stringifier = stringify({
    bom: true,
    header: true,
    columns: COLUMNS.map((column) => column.korean),
    record_delimiter: 'windows',
    // A line break that is not the record's own has to stand in quotes too.
    quoted_match: /[\r\n]/,
  })
  await pipeline(Readable.from(rowsOf(contents)), stringifier, createWriteStream(path))
}

async function* rowsOf(contents: AsyncIterable<EntryContent>): AsyncGenerator<string[]> {
  for await (const content of contents) yield contentCells(content)
}
