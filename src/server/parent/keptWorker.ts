import { DRAIN_MS, ServerChild, type ChildInput } from './serverChild'

/** A worker that ran so long did not fail at its start. */
const STEADY_MS = 60_000
const RETRY_MS = 1000
const LONGEST_RETRY_MS = 60_000

/** A worker beside the web process: one that ends by itself is started again, later each time while it keeps ending soon. */
export class KeptWorker {
  readonly #input: ChildInput
  #child: ServerChild | undefined
  #retry: NodeJS.Timeout | undefined
  #stopped = false
  #failures = 0

  constructor(input: ChildInput) {
    this.#input = input
  }

  start(): void {
    if (this.#stopped) return
    const child = new ServerChild('worker', this.#input)
    const began = performance.now()
    this.#child = child
    void child.exited.then(({ code, signal }) => {
      this.#child = undefined
      if (this.#stopped) return
      if (performance.now() - began > STEADY_MS) this.#failures = 0
      const waitMs = Math.min(RETRY_MS * 2 ** this.#failures++, LONGEST_RETRY_MS)
      this.#input.log.warn(
        `${child.name}: 끝나서 ${waitMs / 1000}초 뒤에 다시 시작합니다. (${signal ?? `종료 코드 ${code}`})`,
      )
      this.#retry = setTimeout(() => this.start(), waitMs)
    })
  }

  /** Lets it finish what it has begun; nothing is started any more. */
  async stop(drainMs = DRAIN_MS): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#retry)
    await this.#child?.stop(drainMs)
  }

  kill(): void {
    this.#stopped = true
    clearTimeout(this.#retry)
    this.#child?.kill()
  }
}
