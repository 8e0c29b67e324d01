import type { Server } from 'node:http'

import { sleep } from '../lib/sleep'
import type { Runtime } from './runtime'

/** Longer than any request takes; a supervisor waits somewhat longer before it kills. */
const DRAIN_MS = 20_000
/** So long requests are taken on, each with the word that its connection closes: one that is on its way must not be cut. */
const LAST_REQUESTS_MS = 1_000
const UNREGISTER_MS = 2_000

interface Drain {
  runtime: Runtime
  server: Server
  /** Takes this process out of the list in the database. */
  unregister: () => Promise<void>
  close: () => Promise<void>
}

/**
 * On SIGTERM, SIGINT, or when the parent process is gone: says "not ready", lets kept connections end with an answer, takes
 * no new one, lets running requests and the index batch at hand end, then ends the process with 0.
 */
export function drainOnSignal({ runtime, server, unregister, close }: Drain): void {
  const log = runtime.payload.logger
  const drain = async (): Promise<void> => {
    if (runtime.drain.signal.aborted) return
    runtime.drain.abort()
    server.prependListener('request', (_req, res) => {
      res.shouldKeepAlive = false
    })
    await sleep(LAST_REQUESTS_MS)
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const idle = setInterval(() => server.closeIdleConnections(), 200)
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS - LAST_REQUESTS_MS)
    await closed
    clearInterval(idle)
    clearTimeout(force)
    // A database that is gone must not keep us; the list forgets who is not seen.
    await Promise.race([unregister(), sleep(UNREGISTER_MS)])
    runtime.board.stop()
    runtime.standby?.stop()
    await Promise.race([
      Promise.all([runtime.follower.stop(), runtime.aids.stop(), runtime.uses.stop()]),
      sleep(UNREGISTER_MS),
    ])
    await close()
    await runtime.payload.destroy()
  }
  const end = (): void => {
    drain().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err, msg: 'draining failed' })
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (process.connected) process.on('disconnect', end)
}
