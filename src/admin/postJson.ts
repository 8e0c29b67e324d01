export type PostAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; code: string; detail: string; data: Record<string, unknown> }

/** Posts to one of our endpoints with the session of the admin. Never throws: what went wrong is said in `detail`. */
export async function postJson(path: string, body: unknown): Promise<PostAnswer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (response.ok) return { ok: true, body: answer }
    const detail =
      typeof answer.detail === 'string' ? answer.detail : '처리하지 못했습니다. 잠시 뒤 다시 시도해 주세요.'
    return { ok: false, code: typeof answer.code === 'string' ? answer.code : 'unexpected', detail, data: answer }
  } catch {
    return {
      ok: false,
      code: 'unreachable',
      detail: '서버에 닿지 못했습니다. 연결을 확인하고 다시 눌러 주세요.',
      data: {},
    }
  }
}
