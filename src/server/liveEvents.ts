import { EventEmitter } from 'node:events'

import type { FollowedChange } from '../search/follower'

/** What desks are told as it happens. */
export type LiveEvent =
  | { event: 'entry'; data: { id: string; code?: string; revision?: number; removed?: true } }
  | { event: 'brief'; data: { id: string; revision?: number; removed?: true } }
  /** Has not been read: for these users' desks alone. */
  | { event: 'remind'; data: { id: string; revision: number }; to: ReadonlySet<string> }

export interface LiveEvents {
  publish(change: FollowedChange): void
  /** A brief has begun or ended by the clock. */
  publishBrief(brief: { id: string; revision: number }): void
  /** @param users ids of those who are reminded */
  publishReminder(reminder: { brief: string; revision: number; users: readonly string[] }): void
  /** @returns a function that ends the subscription. */
  subscribe(listener: (event: LiveEvent) => void): () => void
  subscribers(): number
}

export function createLiveEvents(): LiveEvents {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    publish(change) {
      if (change.kind === 'aid') return
      const { kind, ...data } = change
      emitter.emit('event', { event: kind, data } satisfies LiveEvent)
    },
    publishBrief({ id, revision }) {
      emitter.emit('event', { event: 'brief', data: { id, revision } } satisfies LiveEvent)
    },
    publishReminder({ brief, revision, users }) {
      const data = { id: brief, revision }
      emitter.emit('event', { event: 'remind', data, to: new Set(users) } satisfies LiveEvent)
    },
    subscribe(listener) {
      emitter.on('event', listener)
      return () => emitter.off('event', listener)
    },
    subscribers: () => emitter.listenerCount('event'),
  }
}
