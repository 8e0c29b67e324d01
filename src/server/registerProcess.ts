import { hostname, networkInterfaces } from 'node:os'

import type { mongo } from 'mongoose'

import type { Env } from '../lib/env'
import type { StandbyState } from '../search/standby'
import type { Runtime } from './runtime'

/** A web process that can be asked what its index holds. */
export interface WebProcess {
  _id: string
  /** `http://127.0.0.1:3120` */
  address: string
  /** The machine, or the container. */
  host: string
  /** What `GET /internal/fingerprints` wants as a bearer. */
  token: string
  pid: number
  startedAt: Date
  /** Written every `BEAT_MS`; a process that has not been seen for `GONE_MS` is gone. */
  seenAt: Date
  /** Who answers its lookups; left out without a search server. */
  search?: StandbyState
}

const BEAT_MS = 10_000
/** Staff see soon who answers. */
const LOOK_MS = 1000
export const GONE_MS = 35_000

export const webProcesses = (db: mongo.Db): mongo.Collection<WebProcess> => db.collection<WebProcess>('web-processes')

/** Puts this process into the list, keeps it alive there, and returns what takes it out again. */
export async function registerProcess({
  db,
  env,
  internalToken,
  processId,
  payload,
  standby,
}: Runtime): Promise<() => Promise<void>> {
  const rows = webProcesses(db)
  const where = { address: addressOf(env), host: hostname() }
  const now = new Date()
  // Whoever was killed is forgotten after a while, and at once when this process has taken its place.
  await rows.deleteMany({ $or: [{ seenAt: { $lt: new Date(now.getTime() - GONE_MS) } }, where] })
  await rows.insertOne({
    _id: processId,
    ...where,
    token: internalToken,
    pid: process.pid,
    startedAt: now,
    seenAt: now,
    ...(standby ? { search: standby.state() } : {}),
  })
  let told = standby?.state()
  const tell = (): void => {
    told = standby?.state()
    rows
      .updateOne({ _id: processId }, { $set: { seenAt: new Date(), ...(told ? { search: told } : {}) } })
      .catch((err: unknown) => payload.logger.warn({ err, msg: 'could not say that this process lives' }))
  }
  const timers = [
    setInterval(tell, BEAT_MS),
    ...(standby ? [setInterval(() => standby.state() !== told && tell(), LOOK_MS)] : []),
  ]
  for (const timer of timers) timer.unref()
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await rows.deleteOne({ _id: processId })
  }
}

const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** @returns where our commands reach this process, from another machine or container too when it listens to those. */
function addressOf({ host, port }: Pick<Env, 'host' | 'port'>): string {
  const reached = EVERYWHERE.has(host) ? (outerAddress() ?? '127.0.0.1') : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}

function outerAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((of) => of ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}
