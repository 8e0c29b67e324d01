import { problemResponse } from './problem'

/**
 * @param taken what the address takes, as in `GET`
 * @returns what to say to a method that it does not take: what it would take, 204 to `OPTIONS`, else 405
 */
export function answerOtherMethod(method: string, taken: readonly string[]): Response {
  const allow = taken.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])).join(', ')
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } })
  const detail = `이 주소에는 ${allow}만 쓸 수 있습니다.`
  const response = problemResponse({ status: 405, code: 'method-not-allowed', detail })
  response.headers.set('allow', allow)
  return response
}
