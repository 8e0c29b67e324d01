/** The web process: the desk, the admin and the API. `main.ts` starts it with its services in the environment. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

import next from 'next'
import { getPayload, type Payload } from 'payload'

import { databaseOf } from '../lib/databaseOf'
import config from '../../payload.config'
import { answerEntries } from '../commands/answerEntries'
import { readReminder } from '../commands/briefs/reminders'
import { raiseFlag } from '../commands/raiseFlag'
import { demandSince } from '../insight/demand'
import { systemClock } from '../lib/clock'
import { readEnv, type Env } from '../lib/env'
import { replyKey } from '../lib/replyKey'
import { runAtEdge } from '../lib/runAtEdge'
import { openSearchServer } from '../search/connectSearchServer'
import { createEmbeddedEngine } from '../search/embedded/createEmbeddedEngine'
import { createFollower, type FollowedChange, type Follower } from '../search/follower'
import { createParking } from '../search/following/parking'
import { createDocumentSource } from '../search/source'
import { createStandbyEngine } from '../search/standby'
import { createLookup } from '../search/lookup'
import { warmUp } from '../search/warmUp'
import { announce } from './announce'
import { createBriefBoard } from './briefBoard'
import { createQueryAids } from './createQueryAids'
import { createUseRecorder } from './createUseRecorder'
import { createCurrentUsers } from './currentUser'
import { drainOnSignal } from './drainOnSignal'
import { createLiveEvents } from './liveEvents'
import { createMetrics } from './metrics'
import { createHolidays } from './createHolidays'
import { createReplyPages, type ReplyPages } from './reply/createReplyPages'
import { createMostAsked } from './reply/createMostAsked'
import { replyContact } from './reply/replyContact'
import { prepare } from './prepare'
import { registerProcess } from './registerProcess'
import { createRequestListener } from './requestListener'
import type { Runtime } from './runtime'

/** Ten thousand letters in a query, percent-encoded, still get an answer that says what is wrong. */
const MAX_HEADER_BYTES = 128 * 1024

/** Longer than browsers and proxies keep an idle connection: the one that closes it must not be us, as a request is on its way. */
const KEEP_ALIVE_MS = 75_000

const NO_UPGRADE = 'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

async function serve(): Promise<void> {
  const env = readEnv()
  const payload = await getPayload({ config })
  const prepared = await prepare({ payload, env, argv: process.argv.slice(2) })
  const runtime = createRuntime(payload, env)

  const dev = process.env.NODE_ENV !== 'production'
  const app = next({ dev, dir: process.cwd(), hostname: env.host, port: env.port })
  await Promise.all([app.prepare(), runtime.follower.start(), runtime.aids.start(), runtime.board.reload()])
  await warmUp(runtime.lookup)

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS },
    createRequestListener(runtime, app.getRequestHandler(), replyPagesOf(runtime)),
  )
  const upgrade = app.getUpgradeHandler()
  if (dev) server.on('upgrade', (req, socket, head) => void upgrade(req, socket, head))
  // Nothing of ours speaks WebSocket; without an answer the asker would wait.
  else server.on('upgrade', (_req, socket) => socket.end(NO_UPGRADE))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.port, env.host, resolve))
  const unregister = await registerProcess(runtime)
  drainOnSignal({ runtime, server, unregister, close: () => app.close() })
  announce({ env, ...prepared })
  process.send?.({ type: 'ready' })
}

function createRuntime(payload: Payload, env: Env): Runtime {
  const db = databaseOf(payload)
  const log = payload.logger
  const clock = systemClock
  const events = createLiveEvents()
  const users = createCurrentUsers(payload, clock)
  const metrics = createMetrics()
  const embedded = createEmbeddedEngine({
    onError: (err) => log.error({ err, msg: 'index segments could not be merged' }),
  })
  const primary = env.meili && openSearchServer({ ...env.meili, log })
  const standby =
    primary &&
    createStandbyEngine({
      primary,
      standby: embedded,
      isStandbyCurrent: () => isCurrent(follower),
      log,
      onFlip: ({ serving, reason }) => metrics.standbyFlips.inc({ to: serving, reason: reason ?? 'checked' }),
    })
  const engine = standby ?? embedded
  const board = createBriefBoard({
    db,
    clock,
    log,
    onBoundary: (brief) => events.publishBrief(brief),
  })
  // A desk that hears of a brief asks for it at once: the board has to know it by then.
  const tell = async (change: FollowedChange): Promise<void> => {
    if (change.kind === 'brief') await board.reload()
    events.publish(change)
  }
  const remind = async (id: string): Promise<void> => {
    const reminder = await readReminder(db, id)
    if (reminder) events.publishReminder(reminder)
  }
  const follower = createFollower({
    db,
    source: createDocumentSource(db),
    engine,
    parking: createParking({ db, index: 'embedded', log }),
    log,
    onChange: (change) => void tell(change),
    onUserChange: (id) => users.forget(id),
    onReminder: (id) => void remind(id),
  })
  const aids = createQueryAids({ db, log: payload.logger, clock })
  const lookup = createLookup({ engine, clock, ...aids.parts })
  return {
    env,
    payload,
    db,
    clock,
    engine,
    standby,
    lookup,
    follower,
    aids,
    uses: createUseRecorder({ db, lookup, log: payload.logger, clock }),
    users,
    events,
    board,
    metrics,
    holidays: createHolidays(payload),
    demandSince,
    raiseFlag,
    processId: randomUUID(),
    internalToken: randomBytes(32).toString('base64url'),
    drain: new AbortController(),
  }
}

function replyPagesOf({ env, payload, db, clock, users, demandSince }: Runtime): ReplyPages {
  return createReplyPages({
    payload,
    db,
    clock,
    users,
    replyKey: replyKey(env),
    answerEntries,
    mostAsked: createMostAsked(db, demandSince),
    contact: () => replyContact(db),
  })
}

function isCurrent(follower: Follower): boolean {
  const { following, behindSince } = follower.state()
  return following && behindSince === undefined
}

await runAtEdge(serve)
// What failed to start may still hold connections open.
if (process.exitCode) process.exit()
