import type { mongo } from 'mongoose'
import type { Payload } from 'payload'

import { dayOf, type Day } from '../domain/day'
import { canTell, type HostSeen } from '../domain/links/canTell'
import { settleLink } from '../domain/links/settleLink'
import { PUBLISHED_ROW } from '../domain/published'
import { isWebAddress } from '../domain/webAddress'
import { databaseOf } from '../lib/databaseOf'
import { lookAtHosts, type Seen } from './links/lookAtHosts'
import { linkRounds, linkRows, type LinkRoundRow, type LinkRow } from './links/linkRows'

/** In one round; what is left comes in the next. */
const MOST_LINKS = 3_000
/** Servers that answered lately, asked when no other one did. */
const WITNESSES = 5

export type LinkRound = Omit<LinkRoundRow, '_id'>

/**
 * Looks whether the links of published entries open, those whose turn it is: each weekly, what did not open daily. Says
 * nothing about any of them when it seems to be our own network that does not let us out. Does nothing unless the staff
 * have switched it on.
 * @throws what `signal` was aborted with; nothing is written then
 */
export async function checkLinks(input: {
  payload: Payload
  now: Date
  signal: AbortSignal
  /** Between two requests to one server, in ms. */
  pauseMs?: number
  /** For one request, in ms. */
  timeoutMs?: number
}): Promise<LinkRound> {
  const { payload, now, signal, pauseMs = 1_000, timeoutMs = 10_000 } = input
  const db = databaseOf(payload)
  const today = dayOf(now)
  const { linkCheck } = await payload.findGlobal({ slug: 'refresh-settings', depth: 0 })
  if (!linkCheck?.enabled) {
    // What nobody looks at any more must not go on counting as dead.
    await linkRows(db).deleteMany({})
    return keepRound(db, { at: now, state: 'off', looked: 0, dead: 0 })
  }
  const allowedHosts = new Set((linkCheck.allowedHosts ?? []).map((host) => host.trim().toLowerCase()))

  const links = await linksInUse(db)
  await linkRows(db).deleteMany({ _id: { $nin: links } })
  const known = new Map((await linkRows(db).find({}).toArray()).map((row) => [row._id, row]))
  const due = dueAmong(links, known, today)
  const looking = { allowedHosts, signal, pauseMs, timeoutMs }
  const seen = await lookAtHosts(due, looking)
  const answered = new Set(seen.flatMap(({ host, look }) => (look.answered ? [host] : [])))
  if (seen.length > 0 && answered.size === 0) {
    const witnesses = await lookAtHosts(witnessesAmong(known, due), looking)
    for (const { host, look } of witnesses) if (look.answered) answered.add(host)
  }

  const wasKnown = new Set([...known.values()].flatMap(({ host, answeredOn }) => (answeredOn ? [host] : [])))
  const isTelling = canTell(hostsOf(seen, wasKnown, answered))
  const asked = seen.filter(({ look }) => look.sight !== 'refused')
  if (asked.length > 0 && !isTelling) return keepRound(db, { at: now, state: 'blind', looked: asked.length, dead: 0 })
  await keepSeen(db, seen, { known, hosts: new Set([...wasKnown, ...answered]), today })
  const dead = await linkRows(db).countDocuments({ state: 'dead' })
  return keepRound(db, { at: now, state: 'done', looked: asked.length, dead })
}

async function keepRound(db: mongo.Db, round: LinkRound): Promise<LinkRound> {
  await linkRounds(db).replaceOne({ _id: 'last' }, round, { upsert: true })
  return round
}

/** @returns the web addresses that published entries name, each once. */
async function linksInUse(db: mongo.Db): Promise<string[]> {
  const links = (await db.collection('entries').distinct('links', PUBLISHED_ROW as never)) as unknown[]
  return links.filter((link): link is string => typeof link === 'string' && isWebAddress(link))
}

/** New ones first, then those that have waited longest. */
function dueAmong(links: readonly string[], known: ReadonlyMap<string, LinkRow>, today: Day): string[] {
  const turn = (link: string): Day => known.get(link)?.nextOn ?? ''
  return links
    .filter((link) => turn(link) <= today)
    .sort((a, b) => turn(a).localeCompare(turn(b)))
    .slice(0, MOST_LINKS)
}

function witnessesAmong(known: ReadonlyMap<string, LinkRow>, due: readonly string[]): string[] {
  const hosts = new Set(due.map((link) => new URL(link).host))
  const witnesses = [...known.values()]
    .filter(({ host, answeredOn }) => answeredOn !== undefined && !hosts.has(host))
    .sort((a, b) => (b.answeredOn ?? '').localeCompare(a.answeredOn ?? ''))
  return [...new Map(witnesses.map((row) => [row.host, row._id])).values()].slice(0, WITNESSES)
}

function hostsOf(seen: readonly Seen[], wasKnown: ReadonlySet<string>, answered: ReadonlySet<string>): HostSeen[] {
  const asked = seen.flatMap(({ host, look }) => (look.sight === 'refused' ? [] : [host]))
  return [...new Set([...asked, ...answered])].map((host) => ({
    wasKnown: wasKnown.has(host),
    answered: answered.has(host),
  }))
}

async function keepSeen(
  db: mongo.Db,
  seen: readonly Seen[],
  memory: { known: ReadonlyMap<string, LinkRow>; hosts: ReadonlySet<string>; today: Day },
): Promise<void> {
  if (seen.length === 0) return
  const operations = seen.map((each) => ({
    replaceOne: { filter: { _id: each.link }, replacement: rowOf(each, memory), upsert: true },
  }))
  await linkRows(db).bulkWrite(operations, { ordered: false })
}

function rowOf(
  { link, host, look }: Seen,
  { known, hosts, today }: { known: ReadonlyMap<string, LinkRow>; hosts: ReadonlySet<string>; today: Day },
): Omit<LinkRow, '_id'> {
  const before = known.get(link)
  const { problem } = look
  const told = { host, ...(problem ? { problem } : {}), answeredOn: look.answered ? today : before?.answeredOn }
  const sight = look.sight === 'refused' ? 'unsure' : look.sight
  if (look.sight === 'refused') return { ...told, ...settleLink(undefined, sight, today), state: 'refused' }
  // Its server never answered from here: whether it does for others we cannot know.
  if (!look.answered && !hosts.has(host))
    return { ...told, ...settleLink(undefined, 'unsure', today), state: 'unreached' }
  const memory = before && before.state !== 'refused' && before.state !== 'unreached' ? before : undefined
  return { ...told, ...settleLink(memory as Parameters<typeof settleLink>[0], sight, today) }
}
