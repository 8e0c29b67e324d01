import { Types } from 'mongoose'
import type { Payload } from 'payload'

import type { Day } from '../domain/day'
import { contentHash } from '../domain/contentHash'
import type { EntryContent } from '../domain/entry'
import { toEntryContent, type EntryNames } from '../domain/entryContent'
import { DEFAULT_REVIEW_CYCLE_MONTHS } from '../domain/freshness'
import { tidyName } from '../domain/tidyName'
import { mergeRow } from '../exchange/mergeRow'
import { COLUMN_BY_NAME } from '../exchange/parseRow'
import { rejection, type Rejection } from '../exchange/rejection'
import type { RowPatch } from '../exchange/rowPatch'
import { toContentRow, type EntryRow } from './entryRow'
import { makeReferences, type MadeReferences } from './makeReferences'
import { readReferences, type References } from './readReferences'
import { rowsOf } from './rows'
import { inTransaction, type Transaction } from './transaction'
import { EntryMovedOn, writePublished, type PublishedWrite } from './writePublished'

export interface ImportRow {
  line: number
  patch: RowPatch
}

export interface BatchResult {
  created: number
  updated: number
  unchanged: number
  rejected: Rejection[]
  organizationsMade: string[]
}

interface Plan extends Omit<BatchResult, 'organizationsMade'> {
  writes: { existing: EntryRow | undefined; content: EntryContent }[]
}

const DUPLICATE_KEY = 11000
/** Somebody edits an entry of the batch, or makes what it names, while it is being written: read again, write again. */
const TRIES = 4

/** Imports a batch of rows in one transaction: all of the good ones are in, or none. */
export async function importBatch(input: {
  payload: Payload
  rows: readonly ImportRow[]
  state: References
  today: Day
  now: Date
  dryRun: boolean
}): Promise<BatchResult> {
  const { payload, state, dryRun } = input
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { plan, made } = await inTransaction(payload, async (transaction) => {
        const plan = await planBatch({ ...input, transaction })
        return { plan, made: dryRun ? unmade(plan, state) : await writePlan({ ...input, transaction, plan }) }
      })
      remember(state, made)
      const { writes: _writes, ...counts } = plan
      return { ...counts, organizationsMade: [...made.organizations.keys()] }
    } catch (err) {
      if (attempt >= TRIES || !(err instanceof EntryMovedOn || isDuplicateKey(err))) throw err
      Object.assign(state, await readReferences(payload))
    }
  }
}

const isDuplicateKey = (err: unknown): boolean => err instanceof Error && 'code' in err && err.code === DUPLICATE_KEY

/** Decides, row by row, what would be done. */
async function planBatch(input: {
  payload: Payload
  rows: readonly ImportRow[]
  state: References
  today: Day
  transaction: Transaction
}): Promise<Plan> {
  const { payload, rows, state, today, transaction } = input
  const codes = rows.map(({ patch }) => patch.code)
  const found = await rowsOf<EntryRow>(payload, 'entries')
    .find({ code: { $in: codes } }, { session: transaction.session })
    .toArray()
  const existingByCode = new Map(found.map((row) => [row.code, row]))
  const names = namesOf(state)
  const plan: Plan = { created: 0, updated: 0, unchanged: 0, rejected: [], writes: [] }

  for (const { line, patch } of rows) {
    const existing = existingByCode.get(patch.code)
    if (existing?.deletedAt) {
      const reason = '이 관리번호의 자료가 휴지통에 있습니다. 관리 화면에서 되살리거나 다른 관리번호를 써 주세요.'
      plan.rejected.push(rejection(line, '관리번호', patch.code, reason))
      continue
    }
    const merged = mergeRow(existing && toEntryContent(existing, names), patch, today)
    if (!merged.ok) {
      for (const { column, reason } of merged.problems) {
        plan.rejected.push(rejection(line, COLUMN_BY_NAME.get(column)?.korean ?? column, '', reason))
      }
      continue
    }
    if (existing?._status === 'published' && existing.contentHash === contentHash(merged.content)) {
      plan.unchanged += 1
      continue
    }
    if (existing) plan.updated += 1
    else plan.created += 1
    plan.writes.push({ existing, content: tidied(merged.content) })
  }
  return plan
}

const flip = (ids: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...ids].map(([name, id]) => [id, name]))

function namesOf({ organizations, categories, topics }: References): EntryNames {
  return { organizations: flip(organizations), categories: flip(categories), topics: flip(topics) }
}

/** Names as they are looked up: `교통  과` with two spaces is 교통 과. */
function tidied(content: EntryContent): EntryContent {
  return {
    ...content,
    organization: tidyName(content.organization),
    category: content.category.split('>').map(tidyName).filter(Boolean).join('>'),
    topic: tidyName(content.topic),
  }
}

async function writePlan(input: {
  payload: Payload
  state: References
  plan: Plan
  transaction: Transaction
  now: Date
}): Promise<MadeReferences> {
  const { payload, state, plan, transaction, now } = input
  const contents = plan.writes.map(({ content }) => content)
  const made = await makeReferences({ payload, session: transaction.session, contents, state, now })
  const known = merge(state, made)
  const writes = plan.writes.map(({ existing, content }) => toWrite(existing, content, known))
  if (writes.length > 0) {
    const names = { ...namesOf(known), cycles: await readCycles(payload, transaction) }
    await writePublished({ payload, transaction, writes, cause: 'import', now, names })
  }
  return made
}

/** @returns the months of the categories that have a cycle of their own, by id */
async function readCycles(payload: Payload, { session }: Transaction): Promise<Map<string, number>> {
  const rows = await rowsOf<{ _id: Types.ObjectId; reviewCycleMonths: number }>(payload, 'categories')
    .find({ reviewCycleMonths: { $gt: 0 } }, { session, projection: { reviewCycleMonths: 1 } })
    .toArray()
  return new Map(rows.map(({ _id, reviewCycleMonths }) => [_id.toHexString(), reviewCycleMonths]))
}

function toWrite(existing: EntryRow | undefined, content: EntryContent, known: References): PublishedWrite {
  const idIn = (ids: Map<string, string>, name: string): Types.ObjectId | null => {
    const id = name ? ids.get(name) : undefined
    return id ? new Types.ObjectId(id) : null
  }
  const organization = idIn(known.organizations, content.organization)
  if (!organization) throw new Error(`${content.code}: organization ${content.organization} was not made`)
  const references = {
    organization,
    category: idIn(known.categories, content.category),
    topic: idIn(known.topics, content.topic),
  }
  const patch = toContentRow(content, references)
  if (!existing) return { patch: { ...patch, post: null } }
  // A duty belongs to its office: where the office changes, nobody owns the entry until staff say who does.
  const moved = !organization.equals(existing.organization)
  // What follows its category's cycle reads as the usual one, and goes on following.
  const follows = !existing.reviewCycleMonths && content.reviewCycleMonths === DEFAULT_REVIEW_CYCLE_MONTHS
  return {
    id: existing._id,
    baseRevision: existing.revision,
    patch: { ...patch, ...(moved ? { post: null } : {}), ...(follows ? { reviewCycleMonths: null } : {}) },
  }
}

const merge = (state: References, made: MadeReferences): References => ({
  organizations: new Map([...state.organizations, ...made.organizations]),
  categories: new Map([...state.categories, ...made.categories]),
  topics: new Map([...state.topics, ...made.topics]),
})

/** After the commit: what a rolled back transaction made is never remembered. */
function remember(state: References, made: MadeReferences): void {
  for (const kind of ['organizations', 'categories', 'topics'] as const) {
    for (const [name, id] of made[kind]) state[kind].set(name, id)
  }
}

/** What a dry run would make; the ids stand for nothing in the database. */
function unmade(plan: Plan, state: References): MadeReferences {
  const missing = (names: string[], known: Map<string, string>): Map<string, string> =>
    new Map(names.filter((name) => name && !known.has(name)).map((name) => [name, new Types.ObjectId().toHexString()]))
  const contents = plan.writes.map(({ content }) => content)
  return {
    organizations: missing(
      contents.map(({ organization }) => organization),
      state.organizations,
    ),
    categories: missing(
      contents.map(({ category }) => category),
      state.categories,
    ),
    topics: missing(
      contents.map(({ topic }) => topic),
      state.topics,
    ),
  }
}
