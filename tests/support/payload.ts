import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { handleEndpoints, type BasePayload, type Payload } from 'payload'

import type { Role } from '../../src/policies/roles'
import { testDatabaseUri } from './mongo'

export interface TestPayload {
  payload: Payload
  /** Calls Payload's REST API as a request would arrive, in this process. */
  rest(
    method: string,
    path: string,
    input?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<RestAnswer>
  /** Makes an account of this role and signs it in. @returns its token */
  signedIn(role: Role, organization?: string): Promise<string>
  stop(): Promise<void>
}

export interface RestAnswer {
  status: number
  body: Record<string, unknown>
}

export const TEST_PASSWORD = 'test-password-1'

/** Payload on a database of its own, empty, on the mongod of this test run. Call it once in a file. */
export async function startTestPayload(name: string): Promise<TestPayload> {
  process.env.MONGODB_URI = testDatabaseUri(name)
  process.env.PAYLOAD_SECRET = 'a-secret-for-tests-only'
  const dataDir = mkdtempSync(join(tmpdir(), 'ieum-payload-'))
  process.env.IEUM_DATA_DIR = dataDir
  process.env.IEUM_LOG_LEVEL ??= 'fatal'
  const { default: configPromise } = await import('../../payload.config')
  const { getPayload } = await import('payload')
  const config = await configPromise
  const payload: BasePayload = await getPayload({ config })
  await Promise.all(Object.values(payload.db.collections).map((model) => model.init()))
  let accounts = 0

  const rest: TestPayload['rest'] = async (method, path, { token, body, headers = {} } = {}) => {
    const request = new Request(`http://127.0.0.1:3120/api${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `JWT ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await handleEndpoints({ config, request })
    const text = await response.text()
    return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} }
  }

  return {
    payload,
    rest,
    async signedIn(role, organization) {
      accounts += 1
      const email = `${role}-${accounts}@test.test`
      await payload.create({
        collection: 'users',
        data: { email, password: TEST_PASSWORD, name: role, role, organization },
      })
      const { token } = await payload.login({ collection: 'users', data: { email, password: TEST_PASSWORD } })
      if (!token) throw new Error(`${role} got no token`)
      return token
    },
    async stop() {
      await payload.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
