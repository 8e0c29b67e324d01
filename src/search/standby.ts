import {
  circuitBreaker,
  CountBreaker,
  handleAll,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
  type IPolicy,
} from 'cockatiel'

import type { Logger } from '../lib/log'
import type { Changes, Retrieval, RetrievalRequest, SearchEngine } from './engine'
import { createStandbyCheck, isFarOff, type StandbyCheck } from './standbyCheck'

/** Why the standby answers. */
export type StandbyReason = 'starting' | 'errors' | 'slow' | 'behind'

export interface StandbyState {
  serving: 'primary' | 'standby'
  /** Since when, in ms since the epoch. */
  since: number
  /** Left out while the primary serves. */
  reason?: StandbyReason
  /** What was seen, for the log and the operator. */
  detail?: string
}

export interface StandbyEngine extends SearchEngine {
  state(): StandbyState
  /** Ends the checks; lookups go on with whoever serves. */
  stop(): void
}

export interface StandbyParts {
  /** Asked over a wire. Somebody else (the worker) feeds it. */
  primary: SearchEngine
  /** In this process and fed by its follower: what it holds is what the primary should hold. */
  standby: SearchEngine
  /** Whether `standby` is in step with the database now; while it is not, nobody can say that the primary is behind. */
  isStandbyCurrent: () => boolean
  log: Pick<Logger, 'info' | 'warn'>
  onFlip?: (state: StandbyState) => void
  timing?: Partial<StandbyTiming>
}

export interface StandbyTiming {
  /** What one search may take before the standby answers it, in ms; the rest of the lookup's 150 ms is the standby's. */
  primaryMs: number
  /** How often the primary is looked at, in ms, whoever serves. */
  checkEveryMs: number
  /** How long the primary may lack what the standby has, in ms. */
  behindMs: number
}

const TIMING: StandbyTiming = { primaryMs: 125, checkEveryMs: 1000, behindMs: 5000 }
/** Of the last twenty searches more than a fifth failed, or two of the first five. */
const BREAKER = { size: 20, threshold: 0.2, minimumNumberOfCalls: 5 }
/** Never: only a check that finds everything in order brings the primary back, see `StandbyPair`. */
const NO_TRIAL_MS = 2 ** 31
/** One check may fail because this process was busy itself. */
const FAILED_CHECKS = 2

/**
 * @returns an engine made of two. The primary answers as long as it is quick, sound and in step; else the standby does, with
 * the same ranker behind it, and says so in `engine`. A single search that fails or takes too long is answered by the
 * standby within the budget. Changes and rebuilds go to the standby alone.
 */
export function createStandbyEngine(parts: StandbyParts): StandbyEngine {
  return new StandbyPair(parts)
}

class StandbyPair implements StandbyEngine {
  readonly name
  readonly vocabulary
  private current: StandbyState
  private policy: IPolicy
  private readonly timing: StandbyTiming
  private readonly check: StandbyCheck
  private readonly timer: NodeJS.Timeout
  private checking: Promise<void> | undefined
  private failedChecks = 0

  constructor(private readonly parts: StandbyParts) {
    this.name = parts.primary.name
    this.vocabulary = parts.standby.vocabulary
    this.timing = { ...TIMING, ...parts.timing }
    this.check = createStandbyCheck({ ...parts, behindMs: this.timing.behindMs, answerMs: this.timing.primaryMs })
    this.policy = this.freshPolicy()
    this.current = { serving: 'standby', since: Date.now(), reason: 'starting' }
    this.timer = setInterval(() => this.lookSoon(), this.timing.checkEveryMs)
    this.timer.unref()
  }

  search(request: RetrievalRequest): Retrieval | Promise<Retrieval> {
    if (this.current.serving === 'standby') return this.fromStandby(request)
    return this.policy
      .execute(() => this.parts.primary.search(request))
      .then(
        (retrieval) => (retrieval.total > 0 && !this.isEmptied() ? retrieval : this.doubted(request, retrieval)),
        () => this.fromStandby(request),
      )
  }

  apply(changes: Changes): Promise<void> {
    this.check.expect(changes)
    return this.parts.standby.apply(changes)
  }

  rebuild: SearchEngine['rebuild'] = (documents) => this.parts.standby.rebuild(documents)
  fingerprints: SearchEngine['fingerprints'] = (ids) => this.parts.standby.fingerprints(ids)

  status() {
    const { ready, size, version } = this.parts.standby.status()
    return { ready, size, version: this.current.serving === 'standby' ? version : undefined }
  }

  state(): StandbyState {
    return this.current
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Whether the primary says itself that it holds far less than it should, as after somebody emptied it, while it is filled. */
  private isEmptied(): boolean {
    const { primary, standby, isStandbyCurrent } = this.parts
    return isStandbyCurrent() && isFarOff(primary.status().size, standby.status().size)
  }

  /** Found nothing, or in the little it has? So it is with who was emptied; the standby knows better, and the check is due. */
  private async doubted(request: RetrievalRequest, nothing: Retrieval): Promise<Retrieval> {
    const second = await this.fromStandby(request)
    if (second.total === 0) return nothing
    this.lookSoon()
    return second
  }

  private fromStandby(request: RetrievalRequest): Retrieval | Promise<Retrieval> {
    const retrieval = this.parts.standby.search(request)
    return retrieval instanceof Promise ? retrieval.then(markStandby) : markStandby(retrieval)
  }

  private lookSoon(): void {
    this.checking ??= this.look().finally(() => (this.checking = undefined))
  }

  private async look(): Promise<void> {
    if (!this.parts.standby.status().ready) return
    const isComingBack = this.current.serving === 'standby'
    const trouble = await (isComingBack ? this.check.isBack() : this.check.isSound())
    if (!trouble) {
      this.failedChecks = 0
      if (isComingBack) this.comeBack()
      return
    }
    this.failedChecks += 1
    if (isComingBack) return this.stayAside(trouble)
    if (trouble.reason === 'behind' || this.failedChecks >= FAILED_CHECKS) this.stepAside(trouble)
  }

  private stepAside({ reason, detail }: { reason: StandbyReason; detail: string }): void {
    if (this.current.serving === 'standby') return
    this.current = { serving: 'standby', since: Date.now(), reason, detail }
    this.parts.log.warn({ msg: 'the standby answers lookups', reason, detail })
    this.parts.onFlip?.(this.current)
  }

  /** What keeps it away may be another trouble by now: emptied after a crash, for one. */
  private stayAside({ reason, detail }: { reason: StandbyReason; detail: string }): void {
    if (this.current.detail !== detail) this.current = { ...this.current, reason, detail }
  }

  private comeBack(): void {
    this.policy = this.freshPolicy()
    this.current = { serving: 'primary', since: Date.now() }
    this.parts.log.info({ msg: 'the primary answers lookups', engine: this.name })
    this.parts.onFlip?.(this.current)
  }

  /** A new one each time the primary comes back: its old failures are settled. */
  private freshPolicy(): IPolicy {
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: NO_TRIAL_MS, breaker: new CountBreaker(BREAKER) })
    breaker.onBreak((failure) => {
      const error = 'error' in failure ? failure.error : undefined
      const isSlow = error instanceof TaskCancelledError
      const detail = error instanceof Error ? error.message : String(error)
      this.stepAside({ reason: isSlow ? 'slow' : 'errors', detail })
    })
    return wrap(breaker, timeout(this.timing.primaryMs, TimeoutStrategy.Aggressive))
  }
}

const markStandby = (retrieval: Retrieval): Retrieval => ({ ...retrieval, engine: 'standby' })
