/** RFC 9457 answers. `code` is stable and for programs; `detail` is Korean and for people. */
export interface Problem {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503
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
  405: '쓸 수 없는 방법입니다',
  409: '그 사이 바뀌었습니다',
  413: '너무 큽니다',
  415: '형식이 맞지 않습니다',
  429: '요청이 너무 많습니다',
  500: '처리하지 못했습니다',
  503: '잠시 쓸 수 없습니다',
}

export const signInFirst: Problem = { status: 401, code: 'not-signed-in', detail: '로그인한 뒤 다시 시도해 주세요.' }
export const notAllowed: Problem = { status: 403, code: 'not-allowed', detail: '이 기능을 쓸 권한이 없습니다.' }

export const noSuchAddress: Problem = { status: 404, code: 'not-found', detail: '그런 주소가 없습니다.' }

export const PROBLEM_HEADERS = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
}

/** @returns the body of the answer. */
export function problemText({ status, code, detail, errors }: Problem): string {
  const title = TITLES[status]
  return JSON.stringify({ type: 'about:blank', title, status, code, detail, ...(errors ? { errors } : {}) })
}

/** @returns the answer a client gets, `application/problem+json`. */
export function problemResponse(problem: Problem): Response {
  const { status, retryAfterSeconds } = problem
  const headers = new Headers(PROBLEM_HEADERS)
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))))
  return new Response(problemText(problem), { status, headers })
}
