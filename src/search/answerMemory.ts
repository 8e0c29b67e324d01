import { LRUCache } from 'lru-cache'

import type { LookupAnswer, LookupRequest } from '../domain/lookup'

/** An answer as it is sent. */
export interface AnswerText extends Pick<LookupAnswer, 'engine' | 'total'> {
  /** The whole answer as JSON but for `tookMs` and the last brace; see wholeAnswer. */
  json: string
}

/** What an answer depends on beside the request. */
export interface AnswerState {
  /** Compared one by one: the answer holds as long as each is the very same. */
  parts: readonly unknown[]
  /** What agents opened before, for this query as read; asked of the query that was remembered. */
  openedFor: (read: string) => unknown
}

interface Remembered {
  parts: readonly unknown[]
  read: string
  opened: unknown
  text: AnswerText
}

const MOST_ANSWERS = 5000
/** UTF-16 units of all texts together: some 50 MB. */
const MOST_UNITS = 25_000_000

/**
 * Remembers answers to identical requests, the least recently used forgotten first: two thirds of what is typed was typed
 * before. Texts are kept, not objects: one string is nothing to the garbage collector, two hundred small objects are.
 */
export class AnswerMemory {
  private readonly answers = new LRUCache<string, Remembered>({
    max: MOST_ANSWERS,
    maxSize: MOST_UNITS,
    sizeCalculation: ({ text }) => text.json.length + 1,
  })

  keyOf(request: LookupRequest): string {
    const { q, scope, district, readDistrict, organization, readOrganization, category, kind, freshness } = request
    const filters = [scope, district, readDistrict, organization, readOrganization, category, kind, freshness]
    return JSON.stringify([q, ...filters, request.limit, request.offset])
  }

  recall(key: string, state: AnswerState): AnswerText | undefined {
    const remembered = this.answers.get(key)
    if (!remembered) return undefined
    const { parts, read, opened, text } = remembered
    if (parts.every((part, i) => part === state.parts[i]) && opened === state.openedFor(read)) return text
    this.answers.delete(key)
    return undefined
  }

  /** @param read the query as it was read */
  keep(key: string, state: AnswerState, read: string, text: AnswerText): void {
    const { parts, openedFor } = state
    this.answers.set(key, { parts, read, opened: openedFor(read), text })
  }
}

export function answerText({ tookMs: _, ...answer }: LookupAnswer): AnswerText {
  return { json: JSON.stringify(answer).slice(0, -1), engine: answer.engine, total: answer.total }
}

/** @returns the JSON of an answer, with the time it took. */
export function wholeAnswer({ json }: AnswerText, tookMs: number): string {
  return `${json},"tookMs":${tookMs}}`
}
