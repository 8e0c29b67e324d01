import type { Endpoint } from 'payload'

import type { RefreshRequest } from '../../payload-types'
import { amendRequest } from '../../src/commands/amendRequest'
import { assignRequest } from '../../src/commands/assignRequest'
import { approveRequest } from '../../src/commands/approveRequest'
import { beginReview } from '../../src/commands/beginReview'
import { rejectRequest } from '../../src/commands/rejectRequest'
import { readRequestDifferences } from '../../src/commands/requests/readRequestDifferences'
import { presentRequest } from '../../src/commands/requests/presentRequest'
import { previewRequest } from '../../src/commands/requests/previewRequest'
import { refused } from '../../src/commands/requests/errors'
import { returnRequest } from '../../src/commands/returnRequest'
import { submitRefreshRequest } from '../../src/commands/submitRefreshRequest'
import { withdrawRequest } from '../../src/commands/withdrawRequest'
import type { Choices } from '../../src/domain/threeWay'
import { isEditor, isOfficer, organizationOf, type Actor } from '../../src/policies/roles'
import { bodyOf, guardedEndpoint, idParam, type GuardedRequest } from '../shared/guardedEndpoint'
import { actorOf } from './actorOf'
import { amendBody, approveBody, assignBody, previewBody, reasonBody, submitBody } from './input'
import { senderOf } from './senderOf'

const staff = (user: Actor): boolean => isEditor(user)
const staffOrOfficers = (user: Actor): boolean => isEditor(user) || isOfficer(user)

/** Reads the request as its user may see it: an officer's is their own organization's. */
async function visible(req: GuardedRequest): Promise<RefreshRequest> {
  const id = idParam(req)
  const found = id
    ? await req.payload.findByID({
        collection: 'refresh-requests',
        id,
        depth: 0,
        overrideAccess: false,
        user: req.user,
        disableErrors: true,
      })
    : null
  if (!found) throw refused('no-such-request', '그런 요청이 없습니다.')
  return found
}

const isPassedOn = ({ user }: GuardedRequest, { organization }: RefreshRequest): boolean =>
  isOfficer(user) && organization !== organizationOf(user)

/**
 * The same, to be moved. What an officer's organization has passed on is theirs to read; only their own words that came back
 * are theirs to amend.
 * @throws DataRefusedError `no-such-request`, `passed-on`
 */
async function movable(req: GuardedRequest, move: 'amend' | 'other'): Promise<RefreshRequest> {
  const request = await visible(req)
  if (!isPassedOn(req, request) || (move === 'amend' && request.state === 'returned')) return request
  throw refused('passed-on', '다른 부서로 이송한 요청이라 보기만 할 수 있습니다. 교육운영부에 문의해 주세요.')
}

const base = (req: GuardedRequest) => ({ payload: req.payload, now: new Date(), actor: actorOf(req.user) })

/** @returns the organization whose entries alone an officer may ask about, hex; `undefined` for the staff, who may all. */
function ownOnly({ user }: GuardedRequest): string | undefined {
  if (!isOfficer(user)) return undefined
  const own = organizationOf(user)
  if (!own) throw refused('other-organization', '계정에 소속이 없습니다. 교육운영부에 알려 주세요.')
  return own
}

/** @throws DataRefusedError `no-such-evidence` for a file that this user may not read */
async function refuseForeignEvidence(req: GuardedRequest, ids: readonly string[] | undefined): Promise<void> {
  if (!ids || ids.length === 0) return
  const { totalDocs } = await req.payload.count({
    collection: 'evidence',
    where: { id: { in: [...ids] } },
    overrideAccess: false,
    user: req.user,
  })
  if (totalDocs < new Set(ids).size) throw refused('no-such-evidence', '붙인 파일을 찾지 못했습니다. 다시 붙여 주세요.')
}

/** What a request would change, before it is sent. */
const preview = guardedEndpoint({
  method: 'post',
  path: '/preview',
  allowed: staffOrOfficers,
  handle: async (req) => {
    const body = previewBody.parse(await bodyOf(req))
    return previewRequest({ ...body, payload: req.payload, onlyOrganization: ownOnly(req) })
  },
})

const assign = guardedEndpoint({
  method: 'post',
  path: '/:id/assign',
  allowed: staff,
  handle: async (req) => {
    const { organization, post } = assignBody.parse(await bodyOf(req))
    return presentRequest(await assignRequest({ ...base(req), id: idParam(req), organization, post }))
  },
})

const submit = guardedEndpoint({
  method: 'post',
  path: '/',
  allowed: staffOrOfficers,
  handle: async (req) => {
    const { sender, direction, ...body } = submitBody.parse(await bodyOf(req))
    const isOwn = isOfficer(req.user)
    const onlyOrganization = ownOnly(req)
    await refuseForeignEvidence(req, body.evidence)
    const request = await submitRefreshRequest({
      ...base(req),
      onlyOrganization,
      request: {
        ...body,
        direction: isOwn ? 'told' : (direction ?? 'asked'),
        sender: senderOf(req.user, sender),
      },
    })
    return Response.json(presentRequest(request), { status: 201 })
  },
})

const approve = guardedEndpoint({
  method: 'post',
  path: '/:id/approve',
  allowed: staff,
  handle: async (req) => {
    const { merge, choices, reason } = approveBody.parse((await bodyOf(req)) ?? {})
    const orders = { merge, choices: choices as Choices }
    return presentRequest(await approveRequest({ ...base(req), id: idParam(req), reason, orders }))
  },
})

type SimpleMove = typeof rejectRequest

/** A move that takes a reason. */
const simple = (path: string, move: SimpleMove, allowed: (user: Actor) => boolean = staff): Endpoint =>
  guardedEndpoint({
    method: 'post',
    path: `/:id/${path}`,
    allowed,
    handle: async (req) => {
      const { reason } = reasonBody.parse((await bodyOf(req)) ?? {})
      const { id } = await movable(req, 'other')
      return presentRequest(await move({ ...base(req), id, reason }))
    },
  })

const amend = guardedEndpoint({
  method: 'post',
  path: '/:id/amend',
  allowed: staffOrOfficers,
  handle: async (req) => {
    const body = amendBody.parse(await bodyOf(req))
    const { id } = await movable(req, 'amend')
    await refuseForeignEvidence(req, body.evidence)
    return presentRequest(await amendRequest({ ...base(req), ...body, id }))
  },
})

const differences = guardedEndpoint({
  method: 'get',
  path: '/:id/differences',
  allowed: staffOrOfficers,
  handle: async (req) => {
    const request = await visible(req)
    if (isPassedOn(req, request)) throw refused('other-organization', '이송한 자료의 내용은 새 담당 부서에서 봅니다.')
    const { id } = request
    return { entries: await readRequestDifferences({ payload: req.payload, id }) }
  },
})

/** In front of Payload's own: a request is made and moved by its commands, never by a plain save. */
export const requestEndpoints: Endpoint[] = [
  submit,
  preview,
  approve,
  assign,
  amend,
  differences,
  simple('begin', beginReview),
  simple('return', returnRequest),
  simple('reject', rejectRequest),
  simple('withdraw', withdrawRequest, staffOrOfficers),
]
