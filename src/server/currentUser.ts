import type { IncomingMessage } from 'node:http'

import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'

import type { AgentPlace } from '../domain/brief'
import { idOf } from '../domain/entryContent'
import type { Clock } from '../lib/clock'
import { databaseOf } from '../lib/databaseOf'
import { isAnswering } from '../lib/isAnswering'
import { isActive, isOfficer, type Role } from '../policies/roles'

/** Who asks, as far as the short path needs it. */
export interface CurrentUser {
  id: string
  email: string
  name: string
  role: Role
  /** The organization's name; officers see that one's entries alone. */
  organization: string | undefined
  team: string | undefined
  /** What they answer; empty lists mean everything. */
  answers: AgentPlace
  /** Signed in by a service's key, not by a person. */
  isService: boolean
  /** Payload's session, for changing one's own password without ending it. */
  sessionId: string | undefined
}

export interface CurrentUsers {
  /** @returns who sent these headers; `undefined` when nobody valid did. Asks the database once in five seconds a token. */
  read(headers: Headers): Promise<CurrentUser | undefined>
  /** The same for a request as Node has it: a remembered user costs no `Headers`. */
  ofRequest(request: IncomingMessage): Promise<CurrentUser | undefined>
  /** Forgets what is remembered of this user. */
  forget(userId: string): void
}

/**
 * While the database does not answer, whoever it vouched for within this time goes on: lookups are answered from memory, and
 * 400 agents in the middle of calls must not be signed out by an outage. A locked user stays in as long at most.
 */
const BELIEVED_MS = 60 * 60_000
/** A database that takes longer is taken for lost. */
const PATIENCE_MS = 1000

/** How long a signed-in user is believed without asking; a locked or changed one is out well within ten seconds. */
const REMEMBER_MS = 5000
const MAX_REMEMBERED = 5000

const COOKIE_TOKEN = /(?:^|;\s*)payload-token=([^;]+)/

/** The part of the headers that says who it is; `''` when nothing does. */
function credentialsOf(header: (name: string) => string | null | undefined): string {
  const authorization = header('authorization')
  if (authorization) return authorization
  const cookie = COOKIE_TOKEN.exec(header('cookie') ?? '')?.[1]
  // Payload takes a cookie from trusted origins only, so the answer depends on where the request says it comes from.
  return cookie ? `${cookie} ${header('origin') ?? ''} ${header('sec-fetch-site') ?? ''}` : ''
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '')
  return headers
}

interface AuthUser {
  id: string
  email?: string
  name?: string
  role?: Role
  organization?: unknown
  team?: string | null
  answers?: { channels?: string[] | null; menus?: string[] | null; languages?: string[] | null }
  suspended?: boolean | null
  lockUntil?: string | null
  _strategy?: string
  _sid?: string
}

export function createCurrentUsers(
  payload: Payload,
  clock: Clock,
  answers: () => Promise<boolean> = () => isAnswering(databaseOf(payload)),
): CurrentUsers {
  // Promises are kept, so that the first requests of a shift do not all ask at once.
  const perf = { now: clock }
  const remembered = new LRUCache<string, Promise<CurrentUser | undefined>>({
    max: MAX_REMEMBERED,
    ttl: REMEMBER_MS,
    perf,
  })
  const believed = new LRUCache<string, CurrentUser>({ max: MAX_REMEMBERED, ttl: BELIEVED_MS, perf })
  const keysOf = new Map<string, Set<string>>()

  const authenticate = async (headers: Headers, key: string): Promise<CurrentUser | undefined> => {
    const user = (await payload.auth({ headers, canSetHeaders: false })).user as AuthUser | null
    if (!user || !isActive(user)) return undefined
    if (user.lockUntil && new Date(user.lockUntil).getTime() > clock()) return undefined
    const id = String(user.id)
    keysOf.set(id, (keysOf.get(id) ?? new Set()).add(key))
    return {
      id,
      email: user.email ?? '',
      name: user.name ?? '',
      role: user.role as Role,
      organization: isOfficer(user) ? await organizationName(payload, idOf(user.organization)) : undefined,
      team: user.team ?? undefined,
      answers: {
        channels: user.answers?.channels ?? [],
        menus: user.answers?.menus ?? [],
        languages: user.answers?.languages ?? [],
      },
      isService: user._strategy === 'api-key',
      sessionId: user._sid,
    }
  }

  /** Payload answers nobody both for a token that is not valid and for a database that is down, so it is asked which. */
  const vouched = async (headers: Headers, key: string): Promise<CurrentUser | undefined> => {
    const before = believed.get(key)
    const asked = authenticate(headers, key)
    if (!before) return keep(key, await asked)
    const first = await Promise.race([asked.catch(() => undefined), after(PATIENCE_MS)])
    if (first || (await answers())) return keep(key, first ?? (await asked))
    return before
  }
  const keep = (key: string, user: CurrentUser | undefined): CurrentUser | undefined => {
    if (user) believed.set(key, user)
    else believed.delete(key)
    return user
  }

  const read = async (key: string, headers: () => Headers): Promise<CurrentUser | undefined> => {
    if (!key) return undefined
    const known = remembered.get(key)
    if (known) return known
    const asked = vouched(headers(), key)
    remembered.set(key, asked)
    asked.catch(() => remembered.delete(key))
    return asked
  }

  return {
    read: (headers) =>
      read(
        credentialsOf((name) => headers.get(name)),
        () => headers,
      ),
    ofRequest: (request) =>
      read(
        credentialsOf((name) => headerOf(request, name)),
        () => headersOf(request),
      ),
    forget(userId) {
      for (const key of keysOf.get(userId) ?? []) {
        remembered.delete(key)
        believed.delete(key)
      }
      keysOf.delete(userId)
    },
  }
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined))
}

async function organizationName(payload: Payload, id: string): Promise<string> {
  if (!id) return ''
  const organization = await payload.db.findOne<{ id: string; name: string }>({
    collection: 'organizations',
    where: { id: { equals: id } },
  })
  return organization?.name ?? ''
}
