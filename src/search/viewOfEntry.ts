import type { mongo } from 'mongoose'

import { dayOf, type Day } from '../domain/day'
import { idOf, toEntryContent, type EntryLike } from '../domain/entryContent'
import type { EntryView } from '../domain/entryView'
import { freshnessOf } from '../domain/freshness'
import { lexicalToPlainText } from '../domain/lexicalToPlainText'
import { validityOf } from '../domain/validity'
import { namesIn, namesOf } from './names'
import { readUpcoming } from './readUpcoming'

/** @returns a row of `entries` as the desk shows it, with freshness and validity of `today`. */
export async function viewOfEntry(
  db: mongo.Db,
  row: mongo.WithId<mongo.BSON.Document>,
  today: Day,
): Promise<EntryView> {
  const [names, posts, upcoming] = await Promise.all([
    namesOf(db, [row]),
    namesIn(db, 'posts', 'title', [idOf(row.post)]),
    readUpcoming(db, row._id),
  ])
  const content = toEntryContent(row as EntryLike, names)
  const due = dayOf(row.dueAt as Date)
  return {
    ...content,
    id: row._id.toHexString(),
    kind: 'entry',
    district: content.district ?? null,
    post: posts.get(idOf(row.post)) ?? null,
    topic: content.topic || null,
    answerText: lexicalToPlainText(content.answer),
    dueAt: due,
    freshness: freshnessOf({ dueAt: due, disputed: row.disputed === true }, today),
    effectiveFrom: content.effectiveFrom ?? null,
    effectiveUntil: content.effectiveUntil ?? null,
    validity: validityOf(content, today),
    upcoming,
    revision: Number(row.revision ?? 0),
    contentHash: String(row.contentHash ?? ''),
    updatedAt: (row.updatedAt as Date).toISOString(),
  }
}
