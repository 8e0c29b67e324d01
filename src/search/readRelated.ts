import { Types, type mongo } from 'mongoose'

import type { RelatedEntry } from '../domain/deskView'
import { idOf } from '../domain/entryContent'
import { PUBLISHED_ROW } from '../domain/published'
import { COLLECTION_OF } from './source'

const SHOWN = 5
/** A category holds a hundred entries of a district at most. */
const READ = 200

/** @returns what callers ask next: entries of the same category and place, those whose titles share words first. */
export async function readRelated(db: mongo.Db, entry: mongo.WithId<mongo.BSON.Document>): Promise<RelatedEntry[]> {
  const category = idOf(entry.category)
  if (!category) return []
  const district = typeof entry.district === 'string' ? entry.district : null
  const rows = await db
    .collection(COLLECTION_OF.entry)
    .find({ ...PUBLISHED_ROW, category: new Types.ObjectId(category), district, _id: { $ne: entry._id } })
    .project<{ code: string; title: string; district?: string | null }>({ code: 1, title: 1, district: 1 })
    .limit(READ)
    .toArray()
  const words = new Set(String(entry.title).split(/\s+/))
  const shared = (title: string): number => title.split(/\s+/).filter((word) => words.has(word)).length
  return rows
    .map(({ code, title, district }) => ({ code, title, district: district ?? null, shared: shared(title) }))
    .filter((row) => row.shared > 0)
    .sort((a, b) => b.shared - a.shared || a.title.length - b.title.length || a.title.localeCompare(b.title, 'ko'))
    .slice(0, SHOWN)
    .map(({ code, title, district }) => ({ code, title, district }))
}
