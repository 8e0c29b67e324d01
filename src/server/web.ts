/** The web process: the desk, the admin and the API. `main.ts` starts it with its services in the environment. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

import next from 'next'
import { getPayload } from 'payload'

import config from '../../payload.config'
import { systemClock } from '../lib/clock'
import { readEnv } from '../lib/env'
import { createPublicHolidays } from '../lib/publicHolidays'
import { runAtEdge } from '../lib/runAtEdge'
import { createEmbeddedEngine } from '../search/embedded/createEmbeddedEngine'
import { createFollower } from '../search/follower'
import { createDocumentSource } from '../search/source'
import { createLookup } from '../search/lookup'
import { defaultThesaurus } from '../search/thesaurus/defaultThesaurus'
import { warmUp } from '../search/warmUp'
import { announce } from './announce'
import { createCurrentUsers } from './currentUser'
import { drainOnSignal } from './drainOnSignal'
import { createLiveEvents } from './liveEvents'
import { createMetrics } from './metrics'
import { noDemandYet } from './noDemandYet'
import { prepare } from './prepare'
import { registerProcess } from './registerProcess'
import { createRequestListener } from './requestListener'
import type { Runtime } from './runtime'

/** Ten thousand letters in a query, percent-encoded, still get an answer that says what is wrong. */
const MAX_HEADER_BYTES = 128 * 1024

async function serve(): Promise<void> {
  const env = readEnv()
  const payload = await getPayload({ config })
  const prepared = await prepare({ payload, env, argv: process.argv.slice(2) })
  const runtime = createRuntime(payload)

  const dev = process.env.NODE_ENV !== 'production'
  const app = next({ dev, dir: process.cwd(), hostname: env.host, port: env.port })
  await Promise.all([app.prepare(), runtime.follower.start()])
  await warmUp(runtime.lookup)

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES },
    createRequestListener(runtime, app.getRequestHandler()),
  )
  const upgrade = app.getUpgradeHandler()
  if (dev) server.on('upgrade', (req, socket, head) => void upgrade(req, socket, head))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve))
  const unregister = await registerProcess(runtime)
  drainOnSignal({ runtime, server, unregister, close: () => app.close() })
  announce({ env, ...prepared })
  process.send?.({ type: 'ready' })
}

function createRuntime(payload: Awaited<ReturnType<typeof getPayload>>): Runtime {
  const db = payload.db.connection.db
  if (!db) throw new Error('not connected to MongoDB')
  const clock = systemClock
  const events = createLiveEvents()
  const users = createCurrentUsers(payload, clock)
  const engine = createEmbeddedEngine()
  const follower = createFollower({
    db,
    source: createDocumentSource(db),
    engine,
    log: payload.logger,
    onChange: (change) => events.publish(change),
    onUserChange: (id) => users.forget(id),
  })
  return {
    env: readEnv(),
    payload,
    db,
    clock,
    engine,
    lookup: createLookup({ engine, thesaurus: () => defaultThesaurus, clock }),
    follower,
    users,
    events,
    metrics: createMetrics(),
    holidays: createPublicHolidays(),
    demandSince: noDemandYet,
    processId: randomUUID(),
    internalToken: randomBytes(32).toString('base64url'),
    drain: new AbortController(),
  }
}

await runAtEdge(serve)
// What failed to start may still hold connections open.
if (process.exitCode) process.exit()
