/** The worker process: feeds the search server, runs what is scheduled, sends mail. The parent process starts it. */
import { getPayload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import config from '../../payload.config'
import { readEnv } from '../lib/env'
import { runAtEdge } from '../lib/runAtEdge'
import { prepare } from './prepare'
import { runWorker } from './worker/runWorker'
import { workerParts } from './worker/workerParts'

/** What the demo needs is the web process's business. */
const NO_SEED = ['--seed', 'empty']

async function work(): Promise<void> {
  const env = readEnv()
  const signal = endSignal()
  const payload = await getPayload({ config })
  await prepare({ payload, env, argv: NO_SEED })
  const db = databaseOf(payload)
  await runWorker({
    db,
    log: payload.logger,
    signal,
    parts: (held) => workerParts({ db, env, payload, held }),
  })
  await payload.destroy()
}

/** @returns what aborts on SIGTERM, on SIGINT, and when the parent process is gone */
function endSignal(): AbortSignal {
  const ending = new AbortController()
  const end = (): void => ending.abort()
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  if (process.connected) process.on('disconnect', end)
  return ending.signal
}

await runAtEdge(work)
// Connections that are still open must not keep a worker that has ended.
process.exit()
