import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'

import type { User } from '../../payload-types'
import { problemOf } from '../../src/commands/requests/problemOf'
import { isActive, type Actor } from '../../src/policies/roles'
import { problemAnswer } from './problemAnswer'

/** A request whose user has been looked at. */
export type GuardedRequest = PayloadRequest & { user: User }

interface GuardedEndpoint {
  method: Endpoint['method']
  path: string
  /** Who may; everybody else gets 403. */
  allowed: (user: Actor) => boolean
  /** @returns a Response, or what is to be answered as JSON. */
  handle: (req: GuardedRequest) => Promise<unknown>
}

/** An endpoint of a collection that looks at its user first and answers refusals as problems: Payload's own are public. */
export function guardedEndpoint({ method, path, allowed, handle }: GuardedEndpoint): Endpoint {
  const handler: PayloadHandler = async (req) => {
    if (!isActive(req.user)) return problemAnswer(401, 'not-signed-in', '로그인한 뒤 다시 시도해 주세요.')
    if (!allowed(req.user)) return problemAnswer(403, 'not-allowed', '이 기능을 쓸 권한이 없습니다.')
    try {
      const answer = await handle(req as GuardedRequest)
      return answer instanceof Response ? answer : Response.json(answer, { headers: { 'cache-control': 'no-store' } })
    } catch (err) {
      const problem = problemOf(err)
      if (!problem) throw err
      return problemAnswer(problem.status, problem.code, problem.detail, problem.data)
    }
  }
  return { method, path, handler }
}

/** @returns the body as JSON; `undefined` when it is none, for zod to name. */
export async function bodyOf(req: PayloadRequest): Promise<unknown> {
  try {
    return await req.json?.()
  } catch (err) {
    if (err instanceof SyntaxError) return undefined
    throw err
  }
}

/** @returns the `:id` of the path; `''` when it is no id. */
export function idParam(req: PayloadRequest): string {
  const id = req.routeParams?.id
  return typeof id === 'string' && /^[0-9a-f]{24}$/.test(id) ? id : ''
}
