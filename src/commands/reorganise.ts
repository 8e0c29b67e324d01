import { Types, type ClientSession } from 'mongoose'
import type { Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import { PUBLISHED_ROW } from '../domain/published'
import { DataRefusedError, UsageError } from '../lib/errors'
import type { EntryRow } from './entryRow'
import { recordAudit, type AuditActor } from './recordAudit'
import { rowsOf, versionRowsOf } from './rows'
import { inTransaction } from './transaction'
import { writePublished } from './writePublished'

/** Entries of one transaction: each is four writes. */
const BATCH = 200

/** What moves, or has moved, from one department to another. */
export interface Reorganisation {
  from: { id: string; name: string }
  to: { id: string; name: string }
  /** Published entries, written through the one writer. */
  entries: number
  /** Entries that are no citizen's yet, or in the trash. */
  drafts: number
  posts: number
  /** Refresh requests, open ones and the record of closed ones. */
  requests: number
  /** Reply links that go on working: they belong to the posts. */
  links: number
  /** Accounts of officers. */
  users: number
}

/** Rows outside this part of the house that name their department in `organization`. */
const REQUESTS = 'refresh-requests'
const LINKS = 'reply-links'

/**
 * Moves everything of a department to another one: entries (those that are published with a publication of their own), posts
 * with their reply links, requests and officers' accounts. In transactions of 200 entries; interrupted and run again, it
 * goes on.
 * @throws UsageError when a department is unknown or both are the same; DataRefusedError when there is nothing to move
 */
export async function reorganise(input: {
  payload: Payload
  from: string
  to: string
  now: Date
  actor: AuditActor
  isDryRun?: boolean
}): Promise<Reorganisation> {
  const { payload, now, actor, isDryRun = false } = input
  const [from, to] = [await departmentOf(payload, input.from), await departmentOf(payload, input.to)]
  if (from.id === to.id)
    throw new UsageError({
      code: 'usage/same-department',
      message: '옮길 부서와 받을 부서가 같습니다. 이름을 확인해 주세요.',
    })
  const counts = await countOf(payload, from.id)
  const found = { from, to, ...counts }
  if (Object.values(counts).every((count) => count === 0))
    throw new DataRefusedError({ code: 'reorganise/nothing', message: `‘${from.name}’에는 옮길 것이 없습니다.` })
  if (isDryRun) return found

  while (await moveEntries(payload, from.id, to.id, { now, actor }));
  await inTransaction(payload, async (transaction) => {
    const { session } = transaction
    await moveUnpublished(payload, from.id, to.id, { session, now })
    for (const rows of othersOf(payload))
      await rows.updateMany(
        { organization: new Types.ObjectId(from.id) },
        [{ $set: { organization: new Types.ObjectId(to.id), updatedAt: now } }],
        { session },
      )
    await recordAudit({
      payload,
      transaction,
      actor,
      now,
      records: [{ action: 'organization.moved', target: `organizations:${from.id}`, detail: { to: to.id, ...counts } }],
    })
  })
  return found
}

async function departmentOf(payload: Payload, name: string): Promise<{ id: string; name: string }> {
  const row = await rowsOf<{ _id: Types.ObjectId; name: string }>(payload, 'organizations').findOne({
    name: name.trim(),
  })
  if (row) return { id: row._id.toHexString(), name: row.name }
  throw new UsageError({
    code: 'usage/unknown-department',
    message: `‘${name}’라는 기관·부서가 없습니다. 이름을 확인하거나 먼저 만들어 주세요.`,
  })
}

const othersOf = (payload: Payload) => ['posts', 'users', REQUESTS].map((name) => databaseOf(payload).collection(name))

async function countOf(payload: Payload, id: string) {
  const db = databaseOf(payload)
  const organization = new Types.ObjectId(id)
  const posts = await db.collection('posts').distinct('_id', { organization })
  const all = await db.collection('entries').countDocuments({ organization })
  const entries = await db.collection('entries').countDocuments({ organization, ...PUBLISHED_ROW })
  return {
    entries,
    drafts: all - entries,
    posts: posts.length,
    requests: await db.collection(REQUESTS).countDocuments({ organization }),
    links: await db.collection(LINKS).countDocuments({ post: { $in: posts } }),
    users: await db.collection('users').countDocuments({ organization }),
  }
}

/** Moves the next published entries. @returns whether there were any */
async function moveEntries(
  payload: Payload,
  from: string,
  to: string,
  { now, actor }: { now: Date; actor: AuditActor },
): Promise<boolean> {
  return inTransaction(payload, async (transaction) => {
    const rows = await rowsOf<EntryRow>(payload, 'entries')
      .find(
        { organization: new Types.ObjectId(from), ...PUBLISHED_ROW },
        { session: transaction.session, projection: { _id: 1 }, limit: BATCH },
      )
      .toArray()
    if (rows.length === 0) return false
    await writePublished({
      payload,
      transaction,
      writes: rows.map(({ _id }) => ({ id: _id, patch: { organization: new Types.ObjectId(to) } })),
      cause: 'owner',
      ...(actor.user ? { by: new Types.ObjectId(actor.user) } : {}),
      now,
    })
    return true
  })
}

/** Drafts and what lies in the trash have told no citizen anything: their rows are changed where they lie. */
async function moveUnpublished(
  payload: Payload,
  from: string,
  to: string,
  { session, now }: { session: ClientSession; now: Date },
): Promise<void> {
  const [organization, moved] = [new Types.ObjectId(from), new Types.ObjectId(to)]
  const entries = rowsOf<EntryRow>(payload, 'entries')
  const rows = await entries.find({ organization }, { session, projection: { _id: 1 } }).toArray()
  const ids = rows.map(({ _id }) => _id)
  if (ids.length === 0) return
  await entries.updateMany({ _id: { $in: ids } }, { $set: { organization: moved, updatedAt: now } }, { session })
  await versionRowsOf(payload, 'entries').updateMany(
    { parent: { $in: ids }, latest: true },
    { $set: { 'version.organization': moved } },
    { session },
  )
}
