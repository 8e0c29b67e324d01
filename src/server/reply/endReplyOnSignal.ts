import type { Server } from 'node:http'

import type { Payload } from 'payload'

/** Longer than a file takes to be looked at. */
const DRAIN_MS = 30_000

/** On SIGTERM, SIGINT, or when the parent process is gone: takes no new connection, lets what has begun end, ends the process. */
export function endReplyOnSignal(server: Server, payload: Payload): void {
  const end = (): void => {
    server.close(() => void payload.destroy().finally(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (process.connected) process.once('disconnect', end)
}
