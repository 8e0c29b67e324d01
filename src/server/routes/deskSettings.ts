import { Hono } from 'hono'

import type { DeskSettings } from '../../domain/deskSettings'
import { problemResponse, signInFirst } from '../problem'
import type { Runtime } from '../runtime'

/** `GET /api/lookup/desk` -> how the desk is set for everybody. */
export function deskSettingsRoute({ users, payload, raiseFlag }: Runtime): Hono {
  return new Hono().get('/api/lookup/desk', async (c) => {
    if (!(await users.read(c.req.raw.headers))) return problemResponse(signInFirst)
    const set = await payload.findGlobal({ slug: 'desk-settings', depth: 0 })
    const settings: DeskSettings = {
      sms: { bytes: Number(set.smsBytes), dated: set.smsDated !== false, domains: set.linkDomains ?? [] },
      watermark: set.watermark === true,
      singleKeys: set.singleKeys !== false,
      takesProposals: raiseFlag !== undefined,
    }
    return c.json(settings, 200, { 'cache-control': 'no-store' })
  })
}
