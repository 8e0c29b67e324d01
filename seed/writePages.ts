import { createHash } from 'node:crypto'

import { mongo } from 'mongoose'
import type { CollectionSlug, Payload } from 'payload'

import { rowsOf, versionRowsOf } from '../src/commands/rows'
import { canonicalJson } from '../src/domain/canonicalJson'
import type { Day } from '../src/domain/day'
import { markdownToLexical } from '../src/exchange/markdownToLexical'
import { aids } from './pages/aids'
import { briefs as briefsOf } from './pages/briefs'

/** Writes briefs and aids, published, each with its first version. */
export async function writePages(input: { payload: Payload; db: mongo.Db; today: Day; now: Date }): Promise<void> {
  const { payload, db, today, now } = input
  const briefs = briefsOf(today)
  const overlaid = await db
    .collection('entries')
    .find(
      { title: { $in: briefs.flatMap((brief) => brief.overlays ?? []) }, scope: 'city' },
      { projection: { title: 1 } },
    )
    .toArray()
  const idsByTitle = new Map(overlaid.map((row) => [String(row.title), row._id]))
  const briefRows = briefs.map(({ body, overlays = [], from, until, ...brief }) => ({
    ...brief,
    kind: 'brief',
    from: new Date(from),
    until: new Date(until),
    body: markdownToLexical(body),
    overlays: overlays.flatMap((title) => idsByTitle.get(title) ?? []),
  }))
  const aidRows = aids.map(({ body, ...aid }) => ({ ...aid, body: markdownToLexical(body) }))
  await writeRows(payload, 'issue-briefs', briefRows, now)
  await writeRows(payload, 'aids', aidRows, now)
}

async function writeRows(
  payload: Payload,
  slug: CollectionSlug,
  contents: readonly Record<string, unknown>[],
  now: Date,
): Promise<void> {
  const rows = contents.map((content) => ({
    _id: new mongo.BSON.ObjectId(),
    ...content,
    revision: 1,
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    demo: true,
    _status: 'published',
    createdAt: now,
    updatedAt: now,
  }))
  await rowsOf(payload, slug).insertMany(rows)
  const versions = rows.map(({ _id, ...version }) => ({
    _id: new mongo.BSON.ObjectId(),
    parent: _id,
    version,
    autosave: false,
    latest: true,
    createdAt: now,
    updatedAt: now,
  }))
  await versionRowsOf(payload, slug).insertMany(versions as never[])
}
