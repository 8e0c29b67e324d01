import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, type Day } from '../../domain/day'
import type { EntryContent } from '../../domain/entry'
import { toEntryContent } from '../../domain/entryContent'
import { freshnessOf, type Freshness } from '../../domain/freshness'
import { PUBLISHED_ROW } from '../../domain/published'
import { factsToConfirm, type Fact } from '../../domain/reply/factsToConfirm'
import { writtenParts, type WrittenParts } from '../../exchange/writtenParts'
import { databaseOf } from '../../lib/databaseOf'
import { readEntryNames } from '../entryNames'
import type { EntryRow } from '../entryRow'
import { readDeadLinks } from '../links/readDeadLinks'
import { rowsOf } from '../rows'

/** An entry as its owner sees it when asked. */
export interface ReplyEntry {
  /** Hex. */
  id: string
  code: string
  title: string
  revision: number
  content: EntryContent
  /** Today's text, part by part. */
  parts: WrittenParts
  dueAt: Day
  freshness: Freshness
  /** What has to be confirmed one by one; empty when 변경 없음 for all may cover the entry. */
  facts: Fact[]
  /** Its links that open no more. */
  deadLinks: string[]
}

/**
 * @param ids in hex
 * @returns the published ones among these entries, those with facts to confirm first, else in the order of `ids`
 */
export async function readReplyEntries(input: {
  payload: Payload
  ids: readonly string[]
  /** Ids of the most asked tenth. */
  mostAsked: ReadonlySet<string>
  now: Date
}): Promise<ReplyEntry[]> {
  const { payload, ids, mostAsked, now } = input
  const today = dayOf(now)
  const rows = await rowsOf<EntryRow>(payload, 'entries')
    .find({ ...PUBLISHED_ROW, _id: { $in: ids.map((id) => new Types.ObjectId(id)) } })
    .toArray()
  const names = await readEntryNames({ payload, entries: rows })
  const dead = await readDeadLinks(
    databaseOf(payload),
    rows.map(({ _id }) => _id),
  )
  const byId = new Map(
    rows.map((row) => {
      const id = row._id.toHexString()
      const deadLinks = (dead.get(id) ?? []).map(({ link }) => link)
      return [id, { ...replyEntry(row, toEntryContent(row, names), mostAsked.has(id), today), deadLinks }]
    }),
  )
  const entries = ids.flatMap((id) => byId.get(id) ?? [])
  return [...entries.filter(({ facts }) => facts.length > 0), ...entries.filter(({ facts }) => facts.length === 0)]
}

function replyEntry(
  row: EntryRow,
  content: EntryContent,
  isMostAsked: boolean,
  today: Day,
): Omit<ReplyEntry, 'deadLinks'> {
  const due = dayOf(row.dueAt)
  return {
    id: row._id.toHexString(),
    code: row.code,
    title: row.title,
    revision: row.revision,
    content,
    parts: writtenParts(content),
    dueAt: due,
    freshness: freshnessOf({ dueAt: due, disputed: row.disputed === true }, today),
    facts: factsToConfirm(content, { dueAt: due, isMostAsked }, today),
  }
}
