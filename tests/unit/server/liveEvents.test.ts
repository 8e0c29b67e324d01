import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createLiveEvents } from '../../../src/server/liveEvents'
import { eventsRoute } from '../../../src/server/routes/events'
import type { Runtime } from '../../../src/server/runtime'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const changed = (code: string) => ({ kind: 'entry' as const, id: `id-${code}`, code, revision: 2 })

describe('live events', () => {
  it('should tell each desk of many changes in one text, in their order', () => {
    const events = createLiveEvents()
    const heard: string[] = []
    events.subscribe('agent', (frames) => heard.push(frames))
    for (let i = 0; i < 1000; i++) events.publish(changed(`S-${i}`))
    vi.runAllTimers()
    expect(heard).toHaveLength(1)
    const codes = [...(heard[0] ?? '').matchAll(/^event: entry\ndata: (.*)\n$/gm)].map(
      ([, data = '']) => (JSON.parse(data) as { code: string }).code,
    )
    expect(codes).toEqual(Array.from({ length: 1000 }, (_, i) => `S-${i}`))
  })

  it('should remind those alone who are meant, and tell all of the rest', () => {
    const events = createLiveEvents()
    const heard: Record<string, string[]> = { one: [], other: [] }
    for (const user of ['one', 'other']) events.subscribe(user, (frames) => heard[user]?.push(frames))
    events.publishReminder({ brief: 'b', revision: 1, users: ['one'] })
    events.publishBrief({ id: 'b', revision: 1 })
    vi.runAllTimers()
    const brief = 'event: brief\ndata: {"id":"b","revision":1}\n\n'
    expect(heard).toEqual({ one: [`event: remind\ndata: {"id":"b","revision":1}\n\n${brief}`], other: [brief] })
  })

  it('should say nothing of aids, and nothing to a desk that has left', () => {
    const events = createLiveEvents()
    const heard: string[] = []
    const leave = events.subscribe('agent', (frames) => heard.push(frames))
    events.publish({ kind: 'aid', id: 'a', code: 'A-1', revision: 1 })
    vi.runAllTimers()
    events.publish(changed('S-1'))
    leave()
    vi.runAllTimers()
    expect(heard).toEqual([])
  })
})

describe('the stream of events', () => {
  const HEARTBEAT_MS = 20_000

  function stream(isSignedIn: () => boolean) {
    const events = createLiveEvents()
    const drain = new AbortController()
    const users = { read: () => Promise.resolve(isSignedIn() ? { id: 'agent' } : undefined) }
    const metrics = { eventStreams: { inc: vi.fn(), dec: vi.fn() } }
    const app = eventsRoute({ events, drain, users, metrics } as unknown as Runtime)
    return { events, drain, metrics, ask: () => app.request('/api/lookup/events') }
  }

  /** @returns what has been said so far, and whether that was all */
  function listen(response: Response) {
    const heard = { text: '', ended: false }
    const decoder = new TextDecoder()
    void (async () => {
      for await (const chunk of response.body ?? []) heard.text += decoder.decode(chunk, { stream: true })
      heard.ended = true
    })()
    return heard
  }

  it('should want somebody who is signed in', async () => {
    const response = await stream(() => false).ask()
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('should say hello and how soon to come back, then what happens, and beat in between', async () => {
    const { events, drain, metrics, ask } = stream(() => true)
    const response = await ask()
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-')
    const heard = listen(response)
    await vi.advanceTimersByTimeAsync(100)
    expect(heard.text).toBe('event: hello\ndata: {}\nretry: 1000\n\n')
    heard.text = ''
    events.publish(changed('S-1'))
    events.publishBrief({ id: 'b', revision: 3 })
    await vi.advanceTimersByTimeAsync(100)
    expect(heard.text).toBe(
      'event: entry\ndata: {"id":"id-S-1","code":"S-1","revision":2}\n\n' +
        'event: brief\ndata: {"id":"b","revision":3}\n\n',
    )
    heard.text = ''
    await vi.advanceTimersByTimeAsync(3 * HEARTBEAT_MS)
    expect(heard.text).toBe('event: beat\ndata: {}\n\n'.repeat(3))
    drain.abort()
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS)
    expect(heard.ended).toBe(true)
    expect(metrics.eventStreams.dec).toHaveBeenCalledOnce()
  })

  it('should end with the session', async () => {
    let isSignedIn = true
    const heard = listen(await stream(() => isSignedIn).ask())
    isSignedIn = false
    await vi.advanceTimersByTimeAsync(HEARTBEAT_MS + 100)
    expect(heard).toEqual({ text: 'event: hello\ndata: {}\nretry: 1000\n\n', ended: true })
  })
})
