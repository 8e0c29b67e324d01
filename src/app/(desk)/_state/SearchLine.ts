import type { LookupAnswer } from '../../../domain/lookup'
import { DeskError } from '../_api/DeskError'
import { isAsking, lookup, type DeskQuery } from '../_api/lookup'

export interface SearchState {
  /** The newest answer that came; the one before stays until then. */
  answer: LookupAnswer | null
  /** What `answer` answers, as `keyOf` writes it. */
  answerKey: string
  problem: DeskError | null
  /** When the next try is due, ms since the epoch. */
  retryAt: number | null
}

/** Between two questions while typing: the first goes at once, the next ones wait for this. */
const GAP_MS = 30
/** Half a syllable often finds nothing; the list waits this long before it says so, and does not flicker. */
const NOTHING_MS = 250
/** Older questions are given up when more than this many are under way. */
const UNDER_WAY = 3
const RETRY_MS = [1_000, 2_000, 4_000, 8_000]

const QUIET: SearchState = { answer: null, answerKey: '', problem: null, retryAt: null }

/** @returns one text per question, so that questions can be compared. */
export function keyOf(query: DeskQuery): string {
  return isAsking(query)
    ? JSON.stringify([
        query.q.trim(),
        query.district,
        query.category,
        query.freshness,
        query.readDistrict,
        query.readOrganization,
      ])
    : ''
}

/**
 * Asks while somebody types: the newest question wins, an older answer never replaces a newer one, and a failed question
 * is asked again by itself. Keeps no reference to React; `useSyncExternalStore` reads it.
 */
export class SearchLine {
  #state = QUIET
  #listeners = new Set<() => void>()
  #query: DeskQuery | null = null
  /** What is asked for now; nobody is told, since who asks knows. */
  #askedKey = ''
  #asked = 0
  #shown = 0
  #lastSentAt = 0
  #failures = 0
  #underWay = new Map<number, AbortController>()
  #sendTimer: ReturnType<typeof setTimeout> | undefined
  #nothingTimer: ReturnType<typeof setTimeout> | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined

  readonly state = (): SearchState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  ask(query: DeskQuery): void {
    const key = keyOf(query)
    if (key === this.#askedKey) return
    this.#query = query
    this.#clearTimers()
    this.#askedKey = key
    if (key === '') return this.#goQuiet()
    const wait = this.#lastSentAt + GAP_MS - performance.now()
    if (wait <= 0) void this.#send()
    else this.#sendTimer = setTimeout(() => void this.#send(), wait)
  }

  /** Asks the same again, now: after signing in, when the network is back, or because somebody asked for it. */
  readonly retry = (): void => {
    if (!this.#query) return
    this.#clearTimers()
    void this.#send()
  }

  /** @returns once the newest question is answered or has failed, which may be at once. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe(check)
      const isSettled = (): boolean => this.#askedKey === this.#state.answerKey || this.#state.problem !== null
      function check(): void {
        if (!isSettled()) return
        stop()
        resolve()
      }
      check()
    })
  }

  async #send(): Promise<void> {
    const query = this.#query
    if (!query) return
    const turn = ++this.#asked
    const key = keyOf(query)
    const controller = new AbortController()
    this.#lastSentAt = performance.now()
    this.#underWay.set(turn, controller)
    this.#giveUpOldest()
    try {
      this.#receive(turn, key, await lookup(query, controller.signal))
    } catch (error) {
      if (controller.signal.aborted) return
      this.#fail(turn, error)
    } finally {
      this.#underWay.delete(turn)
    }
  }

  #receive(turn: number, key: string, answer: LookupAnswer): void {
    if (turn <= this.#shown) return
    this.#shown = turn
    this.#failures = 0
    clearTimeout(this.#nothingTimer)
    const show = (): void => this.#set({ answer, answerKey: key, problem: null, retryAt: null })
    const hadRows = (this.#state.answer?.hits.length ?? 0) > 0
    if (answer.hits.length === 0 && hadRows) this.#nothingTimer = setTimeout(show, NOTHING_MS)
    else show()
  }

  #fail(turn: number, error: unknown): void {
    if (turn < this.#asked || turn <= this.#shown) return
    const problem = error instanceof DeskError ? error : new DeskError('down')
    if (!problem.mayPass) return this.#set({ problem, retryAt: null })
    const backOff = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)] ?? 0
    const wait = Math.max(problem.retryAfterMs, backOff)
    this.#retryTimer = setTimeout(this.retry, wait)
    this.#set({ problem, retryAt: Date.now() + wait })
  }

  #goQuiet(): void {
    for (const controller of this.#underWay.values()) controller.abort()
    this.#shown = this.#asked
    this.#query = null
    this.#set(QUIET)
  }

  #giveUpOldest(): void {
    for (const [turn, controller] of this.#underWay) {
      if (this.#underWay.size <= UNDER_WAY) return
      controller.abort()
      this.#underWay.delete(turn)
    }
  }

  #clearTimers(): void {
    clearTimeout(this.#sendTimer)
    clearTimeout(this.#nothingTimer)
    clearTimeout(this.#retryTimer)
  }

  #set(change: Partial<SearchState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
