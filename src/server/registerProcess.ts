import type { mongo } from 'mongoose'

import type { StandbyState } from '../search/standby'
import type { Runtime } from './runtime'

/** A web process that can be asked what its index holds. */
export interface WebProcess {
  _id: string
  /** `http://127.0.0.1:3120` */
  address: string
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
  const host = env.host.includes(':') ? `[${env.host}]` : env.host
  const now = new Date()
  await rows.deleteMany({ seenAt: { $lt: new Date(now.getTime() - GONE_MS) } })
  await rows.insertOne({
    _id: processId,
    address: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${env.port}`,
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
