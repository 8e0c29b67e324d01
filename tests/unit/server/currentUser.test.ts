import type { Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'

import { createCurrentUsers } from '../../../src/server/currentUser'

const headers = new Headers({ authorization: 'JWT some-token' })
const agent = { id: 'a1', email: 'agent@ieum.test', role: 'agent', _sid: 's1' }

/** Payload as its authentication answers: the user, nobody, or not at all. */
function usersOf(auth: () => Promise<{ user: unknown }>, isDatabaseUp: () => boolean) {
  return createCurrentUsers(
    { auth } as unknown as Payload,
    () => Date.now(),
    async () => isDatabaseUp(),
  )
}

describe('who asks', () => {
  it('should go on while the database is down, and end when it says that the session is over', async () => {
    vi.useFakeTimers()
    let [user, isUp]: [unknown, boolean] = [agent, true]
    const users = usersOf(
      async () => ({ user }),
      () => isUp,
    )
    expect(await users.read(headers)).toMatchObject({ id: 'a1' })
    ;[user, isUp] = [null, false]
    await vi.advanceTimersByTimeAsync(6_000)
    expect(await users.read(headers)).toMatchObject({ id: 'a1' })
    isUp = true
    await vi.advanceTimersByTimeAsync(6_000)
    expect(await users.read(headers)).toBeUndefined()
    isUp = false
    await vi.advanceTimersByTimeAsync(6_000)
    expect(await users.read(headers)).toBeUndefined()
    vi.useRealTimers()
  })

  it('should not wait for a database that does not answer', async () => {
    vi.useFakeTimers()
    let answer: Promise<{ user: unknown }> = Promise.resolve({ user: agent })
    const users = usersOf(
      () => answer,
      () => false,
    )
    await users.read(headers)
    answer = new Promise(() => undefined)
    await vi.advanceTimersByTimeAsync(6_000)
    const asked = users.read(headers)
    await vi.advanceTimersByTimeAsync(1_500)
    expect(await asked).toMatchObject({ id: 'a1' })
    vi.useRealTimers()
  })

  it('should be nobody when the database never vouched for them, and after an hour without it', async () => {
    vi.useFakeTimers()
    let user: unknown = null
    const users = usersOf(
      async () => ({ user }),
      () => false,
    )
    expect(await users.read(headers)).toBeUndefined()
    user = agent
    await vi.advanceTimersByTimeAsync(6_000)
    await users.read(headers)
    user = null
    await vi.advanceTimersByTimeAsync(61 * 60_000)
    expect(await users.read(headers)).toBeUndefined()
    vi.useRealTimers()
  })

  it('should be forgotten when they are locked', async () => {
    let [user, isUp]: [unknown, boolean] = [agent, true]
    const users = usersOf(
      async () => ({ user }),
      () => isUp,
    )
    await users.read(headers)
    users.forget('a1')
    ;[user, isUp] = [null, false]
    expect(await users.read(headers)).toBeUndefined()
  })
})
