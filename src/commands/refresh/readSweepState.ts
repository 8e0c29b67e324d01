import { Types } from 'mongoose'
import type { Payload } from 'payload'

import { addDays, dayOf, daysBetween, startOfDay, type Day } from '../../domain/day'
import { TEXT_PART_NAMES } from '../../domain/entry'
import { DUE_SOON_DAYS } from '../../domain/freshness'
import { lexicalToPlainText } from '../../domain/lexicalToPlainText'
import { PUBLISHED_ROW } from '../../domain/published'
import { digestDayAfter } from '../../domain/refresh/businessDays'
import { pastDates } from '../../domain/refresh/pastDates'
import { priority } from '../../domain/refresh/priority'
import { openSeasons, seasonDue, seasonsOf, type OpenSeason } from '../../domain/refresh/seasons'
import { isListed } from '../../domain/refresh/sweepItems'
import { HISTORY_DAYS, type Mailing, type SweepEntry, type SweepState } from '../../domain/refresh/sweepTypes'
import type { EntryRow } from '../entryRow'
import { rowsOf } from '../rows'
import type { MailingRow } from './mailingRow'
import { postOf, type PostRow } from './postRow'
import { readDuties } from './readDuties'
import { readOrganizationTree } from './readOrganizationTree'
import type { RefreshSettings } from './readRefreshSettings'
import type { SweepSignals } from './sweepParts'

/** What the sweep reads of every entry that may want a look. */
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
type WantedEntry = Omit<SweepEntry, 'priority'>

const NO_DEMAND = { lookups: 0, opens: 0, uses: 0 }
const NO_ENTRIES = { entries: 0 }
const NO_FIGURES = { total: 0, fresh: 0, due: 0, overdue: 0 }
/** Rows in one answer of the database. */
const BATCH = 2000

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
  const [wanted, postRows, tree, duties, mailings] = await Promise.all([
    readWanted(input, digestDayAfter(today, 2, holidays)),
    rowsOf<PostRow>(payload, 'posts').find({}).toArray(),
    readOrganizationTree(payload),
    readDuties(payload, today),
    readMailings(payload, today),
  ])
  // A date that has passed makes an entry more urgent once its check is near; bodies of the others are not read.
  const near = addDays(today, DUE_SOON_DAYS)
  const passed = await readPastDates(
    payload,
    wanted.filter(({ dueAt }) => dueAt <= near).map(({ id }) => id),
    today,
  )
  return {
    today,
    holidays,
    isPaused,
    quietPeriods,
    posts: postRows.map((row) => postOf(row, duties.entriesOf.get(hex(row._id)) ?? NO_ENTRIES)),
    organizations: tree.map((each) => ({ ...each, figures: duties.figuresOf.get(each.id) ?? NO_FIGURES })),
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

/** The entries that a mail may ask about: due by `horizon`, up for a known date, or with a link that broke. */
async function readWanted(
  { payload, today, signals }: { payload: Payload; today: Day; signals: SweepSignals },
  horizon: Day,
): Promise<WantedEntry[]> {
  const open = openSeasons(today)
  const paths = await readCategories(payload)
  const rows = (await rowsOf<EntryRow>(payload, 'entries')
    .find(
      {
        ...PUBLISHED_ROW,
        $or: [
          { dueAt: { $lt: new Date(startOfDay(addDays(horizon, 1))) } },
          { _id: { $in: [...signals.deadLinks.keys()].map((id) => new Types.ObjectId(id)) } },
          ...ofSeasons(open, paths),
        ],
      } as never,
      { projection: LIGHT, batchSize: BATCH },
    )
    .toArray()) as LightRow[]
  return rows.flatMap((row) => {
    const id = hex(row._id)
    const isSnoozed = (signals.snoozedUntil.get(id) ?? '') > today
    if (isSnoozed || signals.inReview.has(id)) return []
    const entry = wantedOf(row, open, paths, signals)
    return isListed(entry, horizon) ? [entry] : []
  })
}

function wantedOf(
  row: LightRow,
  open: readonly OpenSeason[],
  paths: ReadonlyMap<string, string>,
  signals: SweepSignals,
): WantedEntry {
  const id = hex(row._id)
  const checkedAt = dayOf(row.checkedAt)
  const text = { title: row.title, category: paths.get(String(row.category)) ?? '', aliases: row.aliases ?? [] }
  const season = open.length > 0 ? seasonDue(open, seasonsOf(text), checkedAt) : undefined
  const deadLinks = signals.deadLinks.get(id)
  return {
    id,
    code: row.code,
    title: row.title,
    ...(row.post ? { post: hex(row.post) } : {}),
    organization: hex(row.organization),
    checkedAt,
    dueAt: dayOf(row.dueAt),
    ...(season ? { season } : {}),
    ...(deadLinks ? { deadLinks } : {}),
  }
}

/** Conditions that hold for every entry of an open season, as `seasonsOf` finds them. */
function ofSeasons(open: readonly OpenSeason[], paths: ReadonlyMap<string, string>): object[] {
  const words = [...new Set(open.flatMap(({ season }) => season.words))]
  if (words.length === 0) return []
  // Words of Hangul, digits and spaces: none means anything to a regular expression.
  const said = new RegExp(words.join('|'))
  const categories = [...paths].flatMap(([id, path]) => (said.test(path) ? [new Types.ObjectId(id)] : []))
  return [{ title: said }, { aliases: said }, { category: { $in: categories } }]
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
    .find(
      { day: { $gt: addDays(today, -HISTORY_DAYS) } },
      { projection: { slots: 0, at: 0, link: 0 }, batchSize: BATCH },
    )
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

/** How many dates in the text of each of these entries have passed, by id. */
async function readPastDates(payload: Payload, ids: readonly string[], today: Day): Promise<Map<string, number>> {
  const parts = Object.fromEntries(TEXT_PART_NAMES.map((name) => [name, 1]))
  const cursor = rowsOf<EntryRow>(payload, 'entries').find(
    { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
    { projection: { answer: 1, ...parts }, batchSize: BATCH },
  )
  const counts = new Map<string, number>()
  for await (const row of cursor) {
    const texts = [lexicalToPlainText(row.answer), ...TEXT_PART_NAMES.map((name) => row[name] ?? '')]
    const count = pastDates(texts.join('\n'), today).length
    if (count > 0) counts.set(hex(row._id), count)
  }
  return counts
}
