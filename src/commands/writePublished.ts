import { Types, type ClientSession, type AnyBulkWriteOperation } from 'mongoose'
import type { Payload } from 'payload'

import { storedDay } from '../domain/day'
import { deriveEntry } from '../domain/deriveEntry'
import { reviewCycleOf, toEntryContent, type EntryNames } from '../domain/entryContent'
import type { EntryRow } from './entryRow'
import { readEntryNames } from './entryNames'
import { rowsOf, versionRowsOf, type PublicationRow, type VersionRow } from './rows'
import type { Transaction } from './transaction'

/** What a change of the published text may set. Derived fields, status and revision are the writer's. */
export type PublishedPatch = Partial<
  Omit<EntryRow, '_id' | 'dueAt' | 'revision' | 'contentHash' | '_status' | 'createdAt' | 'updatedAt'>
>

export interface PublishedWrite {
  /** The entry; a new one when left out. */
  id?: Types.ObjectId
  patch: PublishedPatch
  /** Refuse when the main row has moved on from this revision. */
  baseRevision?: number
}

export interface PublishedResult {
  id: string
  code: string
  revision: number
  contentHash: string
}

/** Somebody changed the entry since it was read. */
export class EntryMovedOn extends Error {
  readonly code = 'stale-revision'
  constructor(
    readonly entryCode: string,
    readonly revision: number,
  ) {
    super(`${entryCode}: 그 사이 내용이 바뀌었습니다(개정 ${revision}).`)
  }
}

/** A pending draft follows these; its text stays its own. */
const FOLLOWED_BY_DRAFTS = ['organization', 'post', 'checkedAt', 'reviewCycleMonths', 'disputed', 'deletedAt'] as const

interface Change {
  before: EntryRow | undefined
  after: EntryRow
  patch: PublishedPatch
}

/**
 * The one writer of published entries, for everything that is not an editor's own save. In the given transaction, for
 * each write: the main row is made from itself, its published version is added, a pending draft is added again as the
 * latest with the same system fields, and a `publications` row begins. A new entry is published at once.
 * @throws EntryMovedOn when a row is not at its base revision any more
 */
export async function writePublished(input: {
  payload: Payload
  transaction: Transaction
  writes: readonly PublishedWrite[]
  /** A value of PUBLICATION_CAUSES. */
  cause: string
  by?: Types.ObjectId
  now: Date
  /** Names of what the patches point to, when the caller has them already. */
  names?: EntryNames
}): Promise<PublishedResult[]> {
  const { payload, transaction, writes, now } = input
  const { session } = transaction
  const entries = rowsOf<EntryRow>(payload, 'entries')
  const ids = writes.flatMap((write) => (write.id ? [write.id] : []))
  const before = ids.length > 0 ? await entries.find({ _id: { $in: ids } }, { session }).toArray() : []
  const beforeById = new Map(before.map((row) => [row._id.toHexString(), row]))

  const patched = writes.map((write) => applyPatch(write, write.id && beforeById.get(write.id.toHexString()), now))
  const names =
    input.names ??
    (await readEntryNames({ payload, req: transaction.req as never, entries: patched.map((change) => change.after) }))
  const changes = patched.map((change) => derive(change, names))

  await writeMainRows(payload, session, changes)
  await writeVersions(payload, session, changes, now)
  await writePublications(payload, session, changes, input)
  return changes.map(({ after }) => ({
    id: after._id.toHexString(),
    code: after.code,
    revision: after.revision,
    contentHash: after.contentHash,
  }))
}

function applyPatch(write: PublishedWrite, before: EntryRow | undefined, now: Date): Change {
  if (write.id && !before) throw new EntryMovedOn(write.id.toHexString(), -1)
  if (before && write.baseRevision !== undefined && before.revision !== write.baseRevision) {
    throw new EntryMovedOn(before.code, before.revision)
  }
  const base = before ?? ({ _id: new Types.ObjectId(), createdAt: now, disputed: false, revision: 0 } as EntryRow)
  const after: EntryRow = {
    ...base,
    ...write.patch,
    revision: (base.revision ?? 0) + 1,
    _status: 'published',
    updatedAt: now,
  }
  return { before, after, patch: write.patch }
}

function derive(change: Change, names: EntryNames): Change {
  const derived = deriveEntry(toEntryContent(change.after, names), reviewCycleOf(change.after, names))
  const after = { ...change.after, dueAt: storedDay(derived.dueAt), contentHash: derived.contentHash }
  return { ...change, after }
}

async function writeMainRows(payload: Payload, session: ClientSession, changes: readonly Change[]): Promise<void> {
  const operations: AnyBulkWriteOperation<EntryRow>[] = changes.map(({ before, after }) =>
    before
      ? { replaceOne: { filter: { _id: after._id, revision: before.revision }, replacement: after } }
      : { insertOne: { document: after } },
  )
  if (operations.length === 0) return
  const result = await rowsOf<EntryRow>(payload, 'entries').bulkWrite(operations as never, { session, ordered: true })
  const written = result.insertedCount + result.matchedCount
  if (written !== changes.length) throw new EntryMovedOn(changes[0]?.after.code ?? '', changes[0]?.after.revision ?? 0)
}

const withoutId = ({ _id, ...row }: EntryRow): Omit<EntryRow, '_id'> => row

async function writeVersions(
  payload: Payload,
  session: ClientSession,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  const versions = versionRowsOf(payload, 'entries')
  const parents = changes.filter((change) => change.before).map((change) => change.after._id)
  const latest =
    parents.length > 0 ? await versions.find({ parent: { $in: parents }, latest: true }, { session }).toArray() : []
  if (latest.length > 0) {
    await versions.updateMany({ _id: { $in: latest.map((row) => row._id) } }, { $unset: { latest: 1 } }, { session })
  }
  // A draft is pending only over a published text; what was a draft alone has just been published.
  const drafts = new Map(
    latest.filter((row) => row.version._status === 'draft').map((row) => [row.parent.toHexString(), row]),
  )
  const rows = changes.flatMap(({ before, after, patch }) => {
    const draft = before?._status === 'published' ? drafts.get(after._id.toHexString()) : undefined
    const published = versionRow(after._id, withoutId(after), now, !draft)
    return draft
      ? [published, versionRow(after._id, followUp(draft, patch, after, now), later(now), true)]
      : [published]
  })
  await versions.insertMany(rows, { session })
}

/** Behind the published version of the same moment, since Payload sorts versions by time. */
const later = (now: Date): Date => new Date(now.getTime() + 1000)

function versionRow(parent: Types.ObjectId, version: Omit<EntryRow, '_id'>, at: Date, latest: boolean): VersionRow {
  return {
    _id: new Types.ObjectId(),
    parent,
    version,
    autosave: false,
    createdAt: at,
    updatedAt: at,
    ...(latest ? { latest } : {}),
  }
}

function followUp(draft: VersionRow, patch: PublishedPatch, after: EntryRow, now: Date): Omit<EntryRow, '_id'> {
  const followed = Object.fromEntries(
    FOLLOWED_BY_DRAFTS.filter((name) => name in patch).map((name) => [name, after[name]]),
  )
  return { ...draft.version, ...followed, dueAt: after.dueAt, revision: after.revision, updatedAt: later(now) }
}

async function writePublications(
  payload: Payload,
  session: ClientSession,
  changes: readonly Change[],
  { cause, by, now }: { cause: string; by?: Types.ObjectId; now: Date },
): Promise<void> {
  const publications = rowsOf<PublicationRow>(payload, 'publications')
  const changed = changes.filter((change) => change.before).map((change) => change.after._id)
  if (changed.length > 0) {
    await publications.updateMany(
      { entry: { $in: changed }, until: { $exists: false } },
      { $set: { until: now } },
      { session },
    )
  }
  const rows = changes
    .filter(({ after }) => !after.deletedAt)
    .map(({ after }) => ({
      _id: new Types.ObjectId(),
      entry: after._id,
      code: after.code,
      revision: after.revision,
      from: now,
      hash: after.contentHash,
      cause,
      ...(by ? { by } : {}),
      body: withoutId(after),
    }))
  if (rows.length > 0) await publications.insertMany(rows, { session })
}
