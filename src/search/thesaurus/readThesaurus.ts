import type { mongo } from 'mongoose'

import { compileThesaurus, compileThesaurusSliced } from './compile'
import type { Thesaurus, ThesaurusGroup } from './types'

/** Where the groups lie: those that came with Ieum, as editors left them, and editors' own. */
export const THESAURUS_COLLECTION = 'thesaurus-groups'

export const NO_THESAURUS: Thesaurus = compileThesaurus([])

/** @returns the groups in use, ready for reading. */
export async function readThesaurus(db: mongo.Db): Promise<Thesaurus> {
  const rows = await db
    .collection<Partial<ThesaurusGroup> & { enabled?: boolean }>(THESAURUS_COLLECTION)
    .find({ enabled: { $ne: false } }, { projection: { _id: 0, say: 1, mean: 1 }, sort: { _id: 1 } })
    .toArray()
  return compileThesaurusSliced(rows.map(({ say = [], mean = [] }) => ({ say, mean })))
}
