import type { mongo } from 'mongoose'

import type { DistrictVariant } from '../domain/deskView'
import { PUBLISHED_ROW } from '../domain/published'
import { COLLECTION_OF } from './source'

/**
 * @returns the answers of all districts to the subject of this entry, itself included, by the districts' names; `[]` for an
 *   entry that has no topic. `undefined` when there is no such entry.
 */
export async function readDistrictVariants(db: mongo.Db, code: string): Promise<DistrictVariant[] | undefined> {
  const entries = db.collection(COLLECTION_OF.entry)
  const entry = await entries.findOne({ code, ...PUBLISHED_ROW }, { projection: { topic: 1 } })
  if (!entry) return undefined
  if (!entry.topic) return []
  const rows = await entries
    .find({ ...PUBLISHED_ROW, topic: entry.topic, scope: 'district' })
    .project<DistrictVariant>({ _id: 0, code: 1, district: 1, title: 1 })
    .toArray()
  return rows.filter(({ district }) => district).sort((a, b) => a.district.localeCompare(b.district, 'ko'))
}
