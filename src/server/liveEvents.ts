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
  /**
   * @param user id of whoever listens
   * @param listener gets events as server-sent frames, several in one text
   * @returns a function that ends the subscription
   */
  subscribe(user: string, listener: (frames: string) => void): () => void
}

/**
 * Events of so many ms go out as one text: an import changes thousands of entries, and one write for each of them to each of
 * 423 desks would keep lookups waiting for minutes.
 */
const GATHER_MS = 20

interface Frame {
  text: string
  to: ReadonlySet<string> | undefined
}

export function createLiveEvents(): LiveEvents {
  const subscribers = new Set<{ user: string; listener: (frames: string) => void }>()
  let gathered: Frame[] = []

  const flush = (): void => {
    const frames = gathered
    gathered = []
    const textFor = (user: string): string =>
      frames.flatMap(({ text, to }) => (!to || to.has(user) ? [text] : [])).join('')
    const forAll = frames.some(({ to }) => to) ? undefined : textFor('')
    for (const { user, listener } of subscribers) {
      const text = forAll ?? textFor(user)
      if (text !== '') listener(text)
    }
  }

  const emit = (told: LiveEvent): void => {
    if (gathered.length === 0) setTimeout(flush, GATHER_MS)
    const text = `event: ${told.event}\ndata: ${JSON.stringify(told.data)}\n\n`
    gathered.push({ text, to: told.event === 'remind' ? told.to : undefined })
  }

  return {
    publish(change) {
      if (change.kind === 'aid') return
      const { kind, ...data } = change
      emit({ event: kind, data })
    },
    publishBrief: ({ id, revision }) => emit({ event: 'brief', data: { id, revision } }),
    publishReminder: ({ brief, revision, users }) =>
      emit({ event: 'remind', data: { id: brief, revision }, to: new Set(users) }),
    subscribe(user, listener) {
      const subscriber = { user, listener }
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
  }
}
