import type { mongo } from 'mongoose'

import { aidsBeside } from '../domain/aidsBeside'
import type { AidBeside } from '../domain/deskView'
import type { EntryView } from '../domain/entryView'
import { PUBLISHED_ROW } from '../domain/published'
import { COLLECTION_OF } from './source'

const SHOWN = 3
/** The staff keep some hundred of them. */
const READ = 1000

/** @returns the 상담보조자료 that go with this answer. 응대 카드 have keys of their own and are left out. */
export async function readAidsBeside(db: mongo.Db, entry: Pick<EntryView, 'title' | 'aliases'>): Promise<AidBeside[]> {
  const rows = await db
    .collection(COLLECTION_OF.aid)
    .find({ ...PUBLISHED_ROW, series: { $in: ['knowledge', 'more'] } })
    .project<AidBeside & { aliases?: string[] }>({ _id: 0, code: 1, title: 1, series: 1, aliases: 1 })
    .limit(READ)
    .toArray()
  return aidsBeside(
    entry,
    rows.map((row) => ({ ...row, aliases: row.aliases ?? [] })),
  )
    .slice(0, SHOWN)
    .map(({ code, title, series }) => ({ code, title, series }))
}
