import { Hono } from 'hono'

import { addDays, dayOf } from '../../domain/day'
import type { LookupHit } from '../../domain/lookup'
import { isOfficer } from '../../policies/roles'
import { readHits } from '../../search/readHits'
import { notAllowed, problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

const SHOWN = 8
/** All desks ask for it at each new call; it is the same for all of them. */
const REMEMBER_MS = 60_000
/** A copy into the call record says more than an opened answer. */
const USE_WEIGHT = 3

/** `GET /api/lookup/asked` -> `{ hits }`: what is asked most today, of yesterday too while the day is young. */
export function askedRoute({ users, db, clock, demandSince }: Runtime): Hono {
  let remembered: { at: number; hits: Promise<LookupHit[]> } | undefined

  const mostAsked = async (): Promise<LookupHit[]> => {
    const today = dayOf(clock())
    const demand = await demandSince(db, addDays(today, -1))
    const ids = [...demand]
      .map(([id, { opens, uses }]) => ({ id, weight: opens + USE_WEIGHT * uses }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
      .slice(0, SHOWN)
      .map(({ id }) => id)
    return readHits(db, { ids }, today)
  }

  return new Hono().get('/api/lookup/asked', async (c) => {
    const user = await users.read(c.req.raw.headers)
    if (!user) return problemResponse(signInFirst)
    if (isOfficer(user)) return problemResponse(notAllowed)
    if (!remembered || clock() - remembered.at > REMEMBER_MS) {
      const hits = mostAsked()
      remembered = { at: clock(), hits }
      hits.catch(() => (remembered = undefined))
    }
    return c.json({ hits: await remembered.hits }, 200, { 'cache-control': 'no-store' })
  })
}
