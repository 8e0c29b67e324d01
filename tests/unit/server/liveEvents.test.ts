import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createLiveEvents } from '../../../src/server/liveEvents'

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
