import { mongo } from 'mongoose'
import { ServiceUnavailableError } from '../../../lib/errors'
import { sleep } from '../../../lib/sleep'
import { REPLICA_SET } from './mongodUri'

type Input = {
  port: number
  /** Whether the process has ended, so that waiting is pointless. */
  isGone: () => boolean
  timeoutMs?: number
}

type Config = { _id: string; version: number; members: { _id: number; host: string }[] }

const NOT_YET_INITIATED = 94
const RETRY_MS = 30
const CONNECT_MS = 300

/**
 * Waits until the mongod on this port answers, makes it a replica set of one when it is new, moves the replica set to
 * this port when it was made on another, and waits until it takes writes.
 *
 * @returns the pid that answered, or undefined when `isGone` says so first
 * @throws ServiceUnavailableError `services/mongodb-silent` after `timeoutMs`, with the last thing that went wrong
 */
export async function awaitPrimary({ port, isGone, timeoutMs = 60_000 }: Input): Promise<number | undefined> {
  const deadline = Date.now() + timeoutMs
  let lastFailure: unknown
  while (!isGone()) {
    // Not listening yet, still loading its config, electing itself: each is answered by asking again.
    const pid = await primaryPid(port).catch((error: unknown) => void (lastFailure = error))
    if (pid !== undefined) return pid
    if (Date.now() > deadline) throw silent(port, timeoutMs, lastFailure)
    await sleep(RETRY_MS)
  }
  return undefined
}

/**
 * A client of its own for each try: one whose first connection failed stays closed.
 *
 * @returns the pid of the mongod that takes writes, undefined while it does not
 */
async function primaryPid(port: number): Promise<number | undefined> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: CONNECT_MS,
  })
  try {
    const admin = client.db('admin')
    await ensureReplicaSet(admin, `127.0.0.1:${port}`)
    if ((await admin.command({ hello: 1 })).isWritablePrimary !== true) return undefined
    return Number((await admin.command({ serverStatus: 1 })).pid)
  } finally {
    await client.close()
  }
}

async function ensureReplicaSet(admin: mongo.Db, host: string): Promise<void> {
  const config = await replicaSetConfig(admin)
  if (config === undefined) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } })
    return
  }
  const [member] = config.members
  if (!member || member.host === host) return
  const moved = { ...config, version: config.version + 1, members: [{ ...member, host }] }
  await admin.command({ replSetReconfig: moved, force: true })
}

async function replicaSetConfig(admin: mongo.Db): Promise<Config | undefined> {
  try {
    return (await admin.command({ replSetGetConfig: 1 })).config as Config
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === NOT_YET_INITIATED) return undefined
    throw error
  }
}

function silent(port: number, timeoutMs: number, cause: unknown): ServiceUnavailableError {
  const seconds = Math.round(timeoutMs / 1000)
  return new ServiceUnavailableError({
    code: 'services/mongodb-silent',
    message: `MongoDB(포트 ${port})가 ${seconds}초 동안 준비되지 않았습니다. 컴퓨터가 바쁘지 않은지 보고 다시 실행해 주세요.`,
    data: { port },
    cause,
  })
}
