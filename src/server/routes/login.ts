import { Hono, type Context } from 'hono'
import { generatePayloadCookie } from 'payload'
import { z } from 'zod'

import { createLimit } from '../limit'
import { oneAtATime } from '../oneAtATime'
import type { Runtime } from '../runtime'

const TRIES_A_MINUTE = 60
const MAX_BODY_BYTES = 10_000

const credentials = z.object({ email: z.string().min(1).max(254), password: z.string().min(1).max(1000) })

/**
 * `POST /api/users/login` in Payload's own form, in front of Payload: sign-ins of one account go one after the other
 * (at once, one of them would survive), and what is not text never reaches a query.
 */
export function loginRoute({ payload }: Runtime): Hono {
  const inTurn = oneAtATime()
  const limit = createLimit({
    points: TRIES_A_MINUTE,
    seconds: 60,
    detail: '로그인을 너무 자주 시도했습니다. 잠시 뒤 다시 시도해 주세요.',
  })
  return new Hono().post('/api/users/login', async (c) => {
    const parsed = credentials.safeParse(await readBody(c))
    if (!parsed.success) return errors(400, '전자우편 주소와 비밀번호를 넣어 주세요.')
    const email = parsed.data.email.trim().toLowerCase()
    return (await limit(email)) ?? inTurn(email, () => signIn(payload, email, parsed.data.password))
  })
}

async function signIn(payload: Runtime['payload'], email: string, password: string): Promise<Response> {
  try {
    const result = await payload.login({
      collection: 'users',
      data: { email, password },
      overrideAccess: false,
      depth: 0,
    })
    const config = payload.collections.users.config.auth
    const cookie = generatePayloadCookie({
      collectionAuthConfig: config,
      cookiePrefix: payload.config.cookiePrefix,
      token: result.token ?? '',
    })
    const body = {
      message: '로그인했습니다.',
      exp: result.exp,
      token: result.token,
      user: { ...result.user, collection: 'users' },
    }
    return Response.json(body, { headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } })
  } catch (err) {
    if (!isRefusal(err)) throw err
    return errors(err.status, err.message)
  }
}

/** The admin's form sends multipart with JSON in `_payload`; programs send JSON. */
async function readBody(c: Context): Promise<unknown> {
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) return undefined
  const type = c.req.header('content-type') ?? ''
  try {
    if (type.includes('application/json')) return await c.req.json()
    const form = await c.req.parseBody()
    return typeof form._payload === 'string' ? JSON.parse(form._payload) : form
  } catch (err) {
    if (err instanceof SyntaxError || err instanceof TypeError) return undefined
    throw err
  }
}

function isRefusal(err: unknown): err is Error & { status: number } {
  return (
    err instanceof Error && 'status' in err && typeof err.status === 'number' && err.status >= 400 && err.status < 500
  )
}

const errors = (status: number, message: string): Response =>
  Response.json({ errors: [{ message }] }, { status, headers: { 'cache-control': 'no-store' } })
