import type { mongo } from 'mongoose'

import type { DocumentKind } from '../../domain/searchDocument'
import type { Logger } from '../../lib/log'
import type { UnreadableRow } from '../source'

export type IndexName = 'embedded' | 'meilisearch'

/** A published document that an index could not take: put aside so that the rest goes on, and tried again at each sweep. */
export interface ParkedDocument {
  /** `embedded:6740...` */
  _id: string
  index: IndexName
  kind: DocumentKind
  id: string
  error: string
  since: Date
}

export interface Parking {
  /** Reads what earlier processes put aside. */
  load(): Promise<void>
  park(rows: readonly UnreadableRow[], now: Date): Promise<void>
  /** These are in the index now, or not published any more. */
  release(ids: readonly string[]): Promise<void>
  ids(): readonly string[]
}

export const parkedDocuments = (db: mongo.Db): mongo.Collection<ParkedDocument> =>
  db.collection<ParkedDocument>('parked-documents')

/** What one index had to put aside; all processes that hold an index of this name share it. */
export function createParking({ db, index, log }: { db: mongo.Db; index: IndexName; log: Logger }): Parking {
  const rows = parkedDocuments(db)
  const parked = new Set<string>()
  const keyOf = (id: string): string => `${index}:${id}`
  return {
    async load() {
      for (const { id } of await rows.find({ index }).toArray()) parked.add(id)
    },
    async park(unreadable, now) {
      for (const { kind, id, err } of unreadable) {
        if (!parked.has(id)) log.error({ err, msg: 'a document that the index cannot take was put aside', kind, id })
        parked.add(id)
        const error = err instanceof Error ? err.message : String(err)
        await rows.updateOne(
          { _id: keyOf(id) },
          { $set: { index, kind, id, error }, $setOnInsert: { since: now } },
          { upsert: true },
        )
      }
    },
    async release(ids) {
      const freed = ids.filter((id) => parked.delete(id))
      if (freed.length > 0) await rows.deleteMany({ _id: { $in: freed.map(keyOf) } })
    },
    ids: () => [...parked],
  }
}
