/** RFC 9457 answers. `code` is stable and for programs; `detail` is Korean and for people. */
export interface Problem {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503
  code: string
  detail: string
  /** The parameters at fault, with what was expected of each. */
  errors?: { parameter: string; expected: string }[]
  retryAfterSeconds?: number
}

const TITLES: Record<Problem['status'], string> = {
  400: '요청을 이해할 수 없습니다',
  401: '로그인이 필요합니다',
  403: '권한이 없습니다',
  404: '찾을 수 없습니다',
  409: '그 사이 바뀌었습니다',
  413: '너무 큽니다',
  415: '형식이 맞지 않습니다',
  429: '요청이 너무 많습니다',
  500: '처리하지 못했습니다',
  503: '잠시 쓸 수 없습니다',
}

export const signInFirst: Problem = { status: 401, code: 'not-signed-in', detail: '로그인한 뒤 다시 시도해 주세요.' }
export const notAllowed: Problem = { status: 403, code: 'not-allowed', detail: '이 기능을 쓸 권한이 없습니다.' }

/** @returns the answer a client gets, `application/problem+json`. */
export function problemResponse({ status, code, detail, errors, retryAfterSeconds }: Problem): Response {
  const body = { type: 'about:blank', title: TITLES[status], status, code, detail, ...(errors ? { errors } : {}) }
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))))
  return new Response(JSON.stringify(body), { status, headers })
}
