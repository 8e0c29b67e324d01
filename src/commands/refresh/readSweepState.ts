import type { Types } from 'mongoose'
import type { Payload } from 'payload'

import { addDays, dayOf, daysBetween, type Day } from '../../domain/day'
import { TEXT_PART_NAMES } from '../../domain/entry'
import { DUE_SOON_DAYS, freshnessOf } from '../../domain/freshness'
import { lexicalToPlainText } from '../../domain/lexicalToPlainText'
import { PUBLISHED_ROW } from '../../domain/published'
import { digestDayAfter } from '../../domain/refresh/businessDays'
import { pastDates } from '../../domain/refresh/pastDates'
import { priority } from '../../domain/refresh/priority'
import { openSeasons, seasonDue, seasonsOf } from '../../domain/refresh/seasons'
import { isListed } from '../../domain/refresh/sweepItems'
import {
  HISTORY_DAYS,
  type Mailing,
  type SweepEntry,
  type SweepFigures,
  type SweepOrganization,
  type SweepPost,
  type SweepState,
} from '../../domain/refresh/sweepTypes'
import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { MailingRow } from './mailingRow'
import { readOrganizationTree } from './readOrganizationTree'
import { postOf, type PostRow } from './postRow'
import type { RefreshSettings } from './readRefreshSettings'
import type { SweepSignals } from './sweepParts'

/** What the sweep reads of every published entry. */
const LIGHT = {
  code: 1,
  title: 1,
  aliases: 1,
  post: 1,
  organization: 1,
  category: 1,
  checkedAt: 1,
  dueAt: 1,
} as const
type LightRow = Pick<EntryRow, '_id' | keyof typeof LIGHT>

const NO_DEMAND = { lookups: 0, opens: 0, uses: 0 }

const hex = (id: Types.ObjectId): string => id.toHexString()

/**
 * Reads what `planSweep` plans from: all posts and organizations, the mails of the last `HISTORY_DAYS`, and the entries that
 * want a look before the digest after next. Bodies are read of those alone that are due soon.
 */
export async function readSweepState(input: {
  payload: Payload
  today: Day
  settings: RefreshSettings
  signals: SweepSignals
}): Promise<SweepState> {
  const { payload, today, settings, signals } = input
  const { holidays, quietPeriods, isPaused } = settings
  const [rows, postRows, tree, categories, mailings] = await Promise.all([
    rowsOf<EntryRow>(payload, 'entries').find(PUBLISHED_ROW, { projection: LIGHT }).toArray() as Promise<LightRow[]>,
    rowsOf<PostRow>(payload, 'posts').find({}).toArray(),
    readOrganizationTree(payload),
    readCategories(payload),
    readMailings(payload, today),
  ])
  const due = new Map(rows.map((row) => [row._id, dayOf(row.dueAt)]))
  const horizon = digestDayAfter(today, 2, holidays)
  const open = openSeasons(today)
  const wanted = rows.flatMap((row): Omit<SweepEntry, 'priority'>[] => {
    const id = hex(row._id)
    const dueOn = due.get(row._id) ?? today
    const season =
      open.length === 0
        ? undefined
        : seasonDue(
            open,
            seasonsOf({
              title: row.title,
              category: categories.get(String(row.category)) ?? '',
              aliases: row.aliases ?? [],
            }),
            dayOf(row.checkedAt),
          )
    const isSnoozed = (signals.snoozedUntil.get(id) ?? '') > today
    if (isSnoozed || signals.inReview.has(id)) return []
    const deadLinks = signals.deadLinks.get(id)
    const entry = {
      id,
      code: row.code,
      title: row.title,
      ...(row.post ? { post: hex(row.post) } : {}),
      organization: hex(row.organization),
      checkedAt: dayOf(row.checkedAt),
      dueAt: dueOn,
      ...(season ? { season } : {}),
      ...(deadLinks ? { deadLinks } : {}),
    }
    return isListed(entry, horizon) ? [entry] : []
  })
  // A date that has passed makes an entry more urgent once its check is near; bodies of the others are not read.
  const near = addDays(today, DUE_SOON_DAYS)
  const passed = await readPastDates(
    payload,
    rows,
    new Set(wanted.flatMap(({ id, dueAt }) => (dueAt <= near ? id : []))),
    today,
  )
  return {
    today,
    holidays,
    isPaused,
    quietPeriods,
    posts: postsOf(postRows, rows),
    organizations: withFigures(tree, figuresOf(rows, due, today)),
    entries: wanted.map((entry) => ({
      ...entry,
      priority: priority(signals.demand.get(entry.id) ?? NO_DEMAND, {
        daysOverdue: Math.max(0, daysBetween(entry.dueAt, today)),
        flags: signals.flags.get(entry.id) ?? 0,
        pastDates: passed.get(entry.id) ?? 0,
        hasDeadLink: entry.deadLinks !== undefined,
      }),
    })),
    mailings,
  }
}

/** Paths by id. */
async function readCategories(payload: Payload): Promise<Map<string, string>> {
  const rows = await rowsOf<{ _id: Types.ObjectId; path?: string }>(payload, 'categories')
    .find({}, { projection: { path: 1 } })
    .toArray()
  return new Map(rows.map(({ _id, path }) => [hex(_id), path ?? '']))
}

async function readMailings(payload: Payload, today: Day): Promise<Mailing[]> {
  const rows = await rowsOf<MailingRow>(payload, 'post-mailings')
    .find({ day: { $gt: addDays(today, -HISTORY_DAYS) } }, { projection: { slots: 0, at: 0, link: 0 } })
    .toArray()
  return rows.map(({ template, day, period, to, posts, organization, entries }) => ({
    template,
    day,
    period,
    to,
    posts: posts.map(hex),
    organization: hex(organization),
    entries: entries.map(hex),
  }))
}

/** How many dates in the text of each of `wanted` have passed, by id. */
async function readPastDates(
  payload: Payload,
  rows: readonly LightRow[],
  wanted: ReadonlySet<string>,
  today: Day,
): Promise<Map<string, number>> {
  const ids = rows.flatMap(({ _id }) => (wanted.has(hex(_id)) ? [_id] : []))
  const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, 1]))
  const cursor = rowsOf<EntryRow>(payload, 'entries').find(
    { _id: { $in: ids } },
    { projection: { answer: 1, ...parts }, batchSize: 500 },
  )
  const counts = new Map<string, number>()
  for await (const row of cursor) {
    const texts = [lexicalToPlainText(row.answer), ...TEXT_PART_NAMES.map((name) => row[name] ?? '')]
    const count = pastDates(texts.join('\n'), today).length
    if (count > 0) counts.set(hex(row._id), count)
  }
  return counts
}

function postsOf(postRows: readonly PostRow[], rows: readonly LightRow[]): SweepPost[] {
  const counts = new Map<string, number>()
  for (const { post } of rows) if (post) counts.set(hex(post), (counts.get(hex(post)) ?? 0) + 1)
  return postRows.map((row) => postOf(row, counts.get(hex(row._id)) ?? 0))
}

function figuresOf(
  rows: readonly LightRow[],
  due: ReadonlyMap<Types.ObjectId, Day>,
  today: Day,
): Map<string, SweepFigures> {
  const figures = new Map<string, SweepFigures>()
  for (const row of rows) {
    const organization = hex(row.organization)
    const of = figures.get(organization) ?? { total: 0, fresh: 0, due: 0, overdue: 0 }
    const freshness = freshnessOf({ dueAt: due.get(row._id) ?? today, disputed: false }, today)
    of.total += 1
    if (freshness !== 'disputed') of[freshness] += 1
    figures.set(organization, of)
  }
  return figures
}

const withFigures = (
  tree: readonly Omit<SweepOrganization, 'figures'>[],
  figures: ReadonlyMap<string, SweepFigures>,
): SweepOrganization[] =>
  tree.map((organization) => ({
    ...organization,
    figures: figures.get(organization.id) ?? { total: 0, fresh: 0, due: 0, overdue: 0 },
  }))
