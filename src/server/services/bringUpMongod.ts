import { freePort, isPortFree } from './freePort'
import { awaitPrimary } from './mongod/awaitPrimary'
import { findMongod } from './mongod/findMongod'
import { locateMongod } from './mongod/locateMongod'
import { RunningMongod } from './mongod/runningMongod'
import { mongodFolder, startMongod } from './mongod/startMongod'
import { readServiceRecord, writeServiceRecord, type MongodRecord } from './serviceRecord'
import type { ServicesInput } from './types'

const UNKNOWN_SERIES = 'unknown'

/**
 * Has a mongod take writes for this data folder: the one that an owner killed before its time left running, or a new one.
 * Only the holder of the owner's lock may call it.
 *
 * @throws ServiceUnavailableError (exit code 3)
 */
export async function bringUpMongod(input: ServicesInput): Promise<RunningMongod> {
  return (await adoptMongod(input)) ?? (await startRecorded(input))
}

async function adoptMongod({ dataDir, log }: ServicesInput): Promise<RunningMongod | undefined> {
  const recorded = readServiceRecord(dataDir).mongodb
  const located = locateMongod(mongodFolder(dataDir), recorded?.pid)
  if (!located) return undefined
  const mongod = new RunningMongod(located)
  const pid = await awaitPrimary({ port: mongod.port, isGone: () => mongod.ended() !== undefined })
  // It was on its way out, so that a new one can follow.
  if (pid !== mongod.pid) return undefined
  record(dataDir, { series: recorded?.series ?? UNKNOWN_SERIES, ...located })
  log.info(`MongoDB: 지난번에 켜 둔 것을 이어서 씁니다. (포트 ${mongod.port})`)
  return mongod
}

async function startRecorded({ dataDir, env, log }: ServicesInput): Promise<RunningMongod> {
  const recorded = readServiceRecord(dataDir).mongodb
  const known = recorded?.series === UNKNOWN_SERIES ? undefined : recorded?.series
  const { path, version, series, source } = await findMongod({ cacheDir: env.cacheDir, log, series: known })
  const port = await choosePort(recorded?.port)
  if (recorded && recorded.port !== port)
    log.warn(`MongoDB: ${recorded.port} 포트를 다른 프로그램이 쓰고 있어 ${port} 포트로 옮깁니다.`)
  log.info(`MongoDB: ${version} 버전을 씁니다. (${source}, 포트 ${port})`)
  return startMongod({
    binary: path,
    dataDir,
    port,
    cacheGb: env.mongodbCacheGb,
    log,
    onSpawned: ({ pid, identity }) => record(dataDir, { series, port, pid, identity }),
  })
}

/** A replica set comes up on its own port only, so the one it was made on is kept while nobody else has it. */
async function choosePort(recorded: number | undefined): Promise<number> {
  return recorded !== undefined && (await isPortFree('127.0.0.1', recorded)) ? recorded : freePort()
}

function record(dataDir: string, mongodb: MongodRecord): void {
  writeServiceRecord(dataDir, { ...readServiceRecord(dataDir), mongodb })
}
