import type { mongo } from 'mongoose'

import type { EntryContent } from '../domain/entry'
import { toEntryContent, type EntryLike } from '../domain/entryContent'
import { PUBLISHED_ROW } from '../domain/published'
import { writeEntryTable } from '../exchange/writeEntryTable'
import { allNames } from '../search/names'

/**
 * Writes every published entry, by its code, in the columns that import reads. What is unpublished or in the trash stays
 * out: an import would publish it.
 * @returns how many there were
 */
export async function exportEntries({ db, path }: { db: mongo.Db; path: string }): Promise<number> {
  let written = 0
  async function* contents(): AsyncGenerator<EntryContent> {
    const names = await allNames(db)
    const cursor = db.collection('entries').find(PUBLISHED_ROW, { sort: { code: 1 }, batchSize: 500 })
    for await (const row of cursor) {
      written += 1
      yield toEntryContent(row as EntryLike, names)
    }
  }
  await writeEntryTable(path, contents())
  return written
}
