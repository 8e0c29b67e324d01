import type { ChildProcess } from 'node:child_process'
import { systemCodeOf } from '../../../lib/errors'
import type { Logger } from '../../../lib/log'
import { processIdentity } from '../../../lib/processIdentity'
import { sleep } from '../../../lib/sleep'

export type ProgramExit = { code: number | null; signal: NodeJS.Signals | null }

/** How long a clean stop may take before it is forced; both write ahead, so even a forced one loses nothing confirmed. */
const STOP_MS = 30_000
const POLL_MS = 250

type Input = { name: string; pid: number; identity: string; port: number; child?: ChildProcess | undefined }

/** A service that this process may stop, whether it started it or found it running. */
export class RunningProgram {
  /** As a person calls it: `MongoDB`. */
  readonly name: string
  readonly pid: number
  readonly identity: string
  readonly port: number
  readonly #child: ChildProcess | undefined
  /** How it ended; `exit` is undefined for one that is not our child. */
  #ended: { exit: ProgramExit | undefined } | undefined

  constructor({ name, pid, identity, port, child }: Input) {
    this.name = name
    this.pid = pid
    this.identity = identity
    this.port = port
    this.#child = child
    child?.once('exit', (code, signal) => (this.#ended = { exit: { code, signal } }))
  }

  /** How it ended, as far as is known; undefined while it runs. */
  ended(): { exit: ProgramExit | undefined } | undefined {
    if (!this.#child && processIdentity(this.pid) !== this.identity) this.#ended ??= { exit: undefined }
    return this.#ended
  }

  /** Calls back once when it has ended, without keeping this process alive. @returns what ends the watching */
  watch(onEnd: (exit: ProgramExit | undefined) => void): () => void {
    const timer = setInterval(() => {
      const ended = this.ended()
      if (!ended) return
      clearInterval(timer)
      onEnd(ended.exit)
    }, POLL_MS)
    timer.unref()
    return () => clearInterval(timer)
  }

  /** Asks it to end and waits until it has; forces it after 30 s. */
  async stop(log: Logger): Promise<void> {
    if (await this.#signalAndWait('SIGTERM', STOP_MS)) return
    log.warn(`${this.name}(pid ${this.pid})가 ${STOP_MS / 1000}초 안에 끝나지 않아 강제로 끝냅니다.`)
    await this.#signalAndWait('SIGKILL', STOP_MS)
  }

  async #signalAndWait(signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs
    // Asked again here, so that a pid given to another program is never signalled.
    if (!this.ended()) sendSignal(this.pid, signal)
    while (!this.ended() && Date.now() < deadline) await sleep(20)
    return this.ended() !== undefined
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // It has just ended by itself, which is what was wanted.
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}
