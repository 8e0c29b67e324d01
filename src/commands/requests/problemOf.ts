import { z } from 'zod'

import { isIeumError } from '../../lib/errors'

export interface RefusalAnswer {
  status: number
  code: string
  detail: string
  data: Readonly<Record<string, unknown>>
}

const STATUS: Record<string, number> = {
  'already-decided': 409,
  'wrong-state': 409,
  'entry-moved-on': 409,
  'stale-revision': 409,
  'no-such-request': 404,
  'no-such-entry': 404,
  'no-such-campaign': 404,
  'no-such-brief': 404,
  'brief-not-running': 409,
  'brief-archived': 409,
  'brief-not-archived': 409,
  'just-reminded': 409,
  'other-organization': 403,
  'passed-on': 403,
  'not-assignable': 409,
  'evidence/too-large': 413,
}

/** @returns how a refusal is answered over HTTP; `undefined` for an error that nobody expected. */
export function problemOf(err: unknown): RefusalAnswer | undefined {
  if (err instanceof z.ZodError) {
    const errors = err.issues.map(({ path, message }) => ({ parameter: path.join('.'), expected: message }))
    return { status: 400, code: 'bad-body', detail: '보낸 값을 확인해 주세요.', data: { errors } }
  }
  if (isIeumError(err)) return { status: STATUS[err.code] ?? 400, code: err.code, detail: err.message, data: err.data }
  if (err instanceof Error && 'code' in err && err.code === 'stale-revision') {
    return { status: 409, code: 'stale-revision', detail: err.message, data: {} }
  }
  return undefined
}
