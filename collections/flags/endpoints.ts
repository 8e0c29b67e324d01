import type { Endpoint } from 'payload'
import { z } from 'zod'

import { closeFlag } from '../../src/commands/closeFlag'
import { listFlagsOf } from '../../src/commands/requests/listFlagsOf'
import { raiseFlag } from '../../src/commands/raiseFlag'
import { isEditor, isLead, isOfficer } from '../../src/policies/roles'
import { deedOn } from '../shared/deedOn'
import { bodyOf, guardedEndpoint, idParam } from '../shared/guardedEndpoint'

const raiseBody = z.object({
  entry: z.string().min(1).max(64).optional(),
  kind: z.enum(['wrong', 'changed', 'missing', 'wording']),
  note: z.string().max(2000).default(''),
  query: z.string().max(200).optional(),
})

/** Everybody who reads answers may flag one; an officer tells a change instead. */
const raise = guardedEndpoint({
  method: 'post',
  path: '/',
  allowed: (user) => !isOfficer(user),
  handle: async (req) => {
    const body = raiseBody.parse(await bodyOf(req))
    const flag = await raiseFlag({ ...body, payload: req.payload, now: new Date(), user: req.user.id })
    return Response.json(flag, { status: 201 })
  },
})

const mine = guardedEndpoint({
  method: 'get',
  path: '/mine',
  allowed: (user) => !isOfficer(user),
  handle: async (req) => ({ flags: await listFlagsOf({ payload: req.payload, user: req.user.id }) }),
})

const close = guardedEndpoint({
  method: 'post',
  path: '/:id/close',
  allowed: (user) => isEditor(user) || isLead(user),
  handle: async (req) => {
    const { answer } = z.object({ answer: z.string().min(1).max(2000) }).parse(await bodyOf(req))
    await closeFlag({ ...deedOn(req), answer })
    return { id: idParam(req), state: 'answered' }
  },
})

/** In front of Payload's own: a flag is raised by its command. */
export const flagEndpoints: Endpoint[] = [raise, mine, close]
