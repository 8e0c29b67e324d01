import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { DEMO_ACCOUNTS } from '../../seed/accounts'
import { databaseOf } from '../../src/lib/databaseOf'
import { parseEnv } from '../../src/lib/env'
import { prepare } from '../../src/server/prepare'
import { startTestPayload, type TestPayload } from '../support/payload'

const PRODUCTION = { IEUM_MODE: 'production', PAYLOAD_SECRET: 'a-secret-for-tests-only' }

let test: TestPayload
beforeAll(async () => {
  // Payload's part; what `prepare` is told is each test's own.
  process.env.IEUM_MODE = PRODUCTION.IEUM_MODE
  test = await startTestPayload('prepare')
})
afterAll(async () => {
  delete process.env.IEUM_MODE
  await test.stop()
})

const start = (argv: string[], settings: Record<string, string> = {}) =>
  prepare({ payload: test.payload, env: parseEnv(settings), argv })

async function counts() {
  const count = (collection: string) => databaseOf(test.payload).collection(collection).countDocuments()
  return { users: await count('users'), organizations: await count('organizations'), entries: await count('entries') }
}

/** One database from its first start on; each test goes on from the one before. */
describe('a new database', () => {
  it('should get nothing in production', async () => {
    expect(await start([], PRODUCTION)).toEqual({})
    expect(await start(['--seed', 'demo'], PRODUCTION)).toEqual({})
    expect(await counts()).toEqual({ users: 0, organizations: 0, entries: 0 })
  })

  it('should not let its first visitor become its administrator in production', async () => {
    const body = { email: 'first@elsewhere.kr', password: 'long-enough-1', name: '처음', role: 'admin' }
    const { status, body: answer } = await test.rest('POST', '/users/first-register', { body })
    expect([status, answer]).toMatchObject([403, { errors: [{ data: { code: 'first-account-by-command' } }] }])
    expect((await counts()).users).toBe(0)
  })

  it('should get nothing with --seed empty', async () => {
    expect(await start(['--seed', 'empty'])).toEqual({})
    expect(await counts()).toEqual({ users: 0, organizations: 0, entries: 0 })
  })

  it('should get the demo accounts and organizations, and no entries, with --seed none', async () => {
    const { demo } = await start(['--seed', 'none'])
    expect(demo?.emails.toSorted()).toEqual(DEMO_ACCOUNTS.map(({ email }) => email).sort())
    const after = await counts()
    expect(after).toMatchObject({ users: DEMO_ACCOUNTS.length, entries: 0 })
    expect(after.organizations).toBeGreaterThan(25)
    const login = { email: 'admin@ieum.test', password: demo?.password ?? '' }
    expect((await test.payload.login({ collection: 'users', data: login })).token).toBeTruthy()
  })

  it('should keep its password from one start to the next', async () => {
    const [first, second] = [await start(['--seed', 'none']), await start(['--seed', 'none'])]
    expect(second).toEqual(first)
  })

  it('should not start in production while a demo account is in it', async () => {
    await expect(start([], PRODUCTION)).rejects.toMatchObject({ code: 'demo/accounts-in-production', exitCode: 1 })
    await test.payload.delete({ collection: 'users', where: { demo: { equals: true } } })
    expect(await start([], PRODUCTION)).toEqual({})
  })

  it('should say what may follow --seed', async () => {
    await expect(start(['--seed', 'all'])).rejects.toMatchObject({ code: 'usage/seed', exitCode: 2 })
  })
})
