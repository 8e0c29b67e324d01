import type { Endpoint } from 'payload'
import { z } from 'zod'

import { changeBrief, type BriefChange } from '../../src/commands/changeBrief'
import { remindBrief } from '../../src/commands/remindBrief'
import { isEditor } from '../../src/policies/roles'
import { deedOn } from '../shared/deedOn'
import { bodyOf, guardedEndpoint, idParam, type GuardedRequest } from '../shared/guardedEndpoint'

const post = (path: string, handle: (req: GuardedRequest) => Promise<unknown>): Endpoint =>
  guardedEndpoint({ method: 'post', path: `/:id/${path}`, allowed: isEditor, handle })

/** The revision on the person's screen; it may be left out. */
const seen = z.object({ revision: z.number().int().min(0).optional() })

const change = async (req: GuardedRequest, what: BriefChange, baseRevision: number | undefined) => {
  const { code, revision, until } = await changeBrief({ ...deedOn(req), change: what, baseRevision })
  return { id: idParam(req), code, revision, until: until?.toISOString() ?? null }
}

const extend = post('extend', async (req) => {
  const shape = seen.extend({ until: z.iso.datetime({ offset: true }) })
  const { until, revision } = shape.parse(await bodyOf(req))
  return change(req, { kind: 'extend', until: new Date(until) }, revision)
})

const move = (kind: 'end' | 'archive' | 'restore'): Endpoint =>
  post(kind, async (req) => {
    const { revision } = seen.parse((await bodyOf(req)) ?? {})
    return change(req, { kind }, revision)
  })

/**
 * What the education staff do with a brief, below `/api/issue-briefs/:id`: `extend { until }`, `end`, `archive`, `restore`, with the
 * `{ revision }` they saw (409 when it has moved on) -> `{ id, code, revision, until }`; `remind` -> `{ reminded, mailed }`.
 */
export const briefEndpoints: Endpoint[] = [
  extend,
  move('end'),
  move('archive'),
  move('restore'),
  post('remind', (req) => remindBrief(deedOn(req))),
]
