import { DeskError, type DeskErrorKind } from './DeskError'

const KIND_BY_STATUS: Record<number, DeskErrorKind> = {
  400: 'invalid',
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'full',
  413: 'invalid',
  422: 'invalid',
  429: 'busy',
}

/** A search that takes longer than this is taken for lost, so that the desk says so and tries again. */
const TIMEOUT_MS = 8_000

/**
 * @returns the parsed body, `undefined` when there is none (204)
 * @throws DeskError for every answer that is not 2xx and for no answer; an AbortError when `signal` was aborted
 */
export async function request(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await send(path, init)
  if (response.status === 204) return undefined
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body
  const kind = KIND_BY_STATUS[response.status] ?? 'down'
  throw new DeskError(kind, detailOf(body), Number(response.headers.get('retry-after') ?? 0) * 1000 || 0)
}

/** `request` with a JSON body. */
export function post(path: string, body: unknown = {}): Promise<unknown> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  try {
    return await fetch(path, { ...init, signal, headers: { accept: 'application/json', ...init.headers } })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new DeskError('network')
  }
}

/** Our routes write `detail` (RFC 9457), Payload's `errors[0].message`; what is not Korean is not for the screen. */
function detailOf(body: unknown): string {
  const { detail, errors } = (body ?? {}) as { detail?: unknown; errors?: { message?: unknown }[] }
  const text = detail ?? errors?.[0]?.message
  return typeof text === 'string' && /[가-힣]/.test(text) ? text : ''
}
