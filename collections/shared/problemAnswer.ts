/** @returns an RFC 9457 answer; `data` comes beside `code` and `detail`. */
export function problemAnswer(status: number, code: string, detail: string, data: object = {}): Response {
  const body = { type: 'about:blank', status, code, detail, ...data }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  })
}
