import type { Logger } from '../../lib/log'
import { stopMeilisearch } from './meilisearch/bringUpMeilisearch'
import { takeOwnerLock } from './ownerLock'
import type { RunningMongod } from './mongod/runningMongod'
import { readServiceRecord, writeServiceRecord } from './serviceRecord'
import { hasServiceUsers } from './serviceUsers'

type Input = { dataDir: string; mongod: RunningMongod; log: Logger; release: () => void }

/**
 * Stops mongod and Meilisearch, unless another process of ours still uses it: that one then stops it when it leaves. `release` gives
 * back the owner's lock, which the caller holds.
 *
 * Who joins says so first and then looks whether the services are being stopped; here it is the other way round. So of
 * two that do it at once at least one sees the other.
 */
export async function closeServices({ dataDir, mongod, log, release }: Input): Promise<void> {
  try {
    mark(dataDir, { stopping: true })
    if (!hasServiceUsers(dataDir)) {
      await Promise.all([mongod.stop(log), stopMeilisearch(dataDir, log)])
      return
    }
    mark(dataDir, { stopping: false })
    log.info('다른 명령이 아직 쓰고 있어 MongoDB를 켜 두었습니다. 그 명령이 끝나면 꺼집니다.')
  } finally {
    release()
  }
  await closeWhenUnused(dataDir, mongod, log)
}

/** For one that leaves: stops mongod when nobody owns or uses it. */
export async function closeWhenUnused(dataDir: string, mongod: RunningMongod, log: Logger): Promise<void> {
  if (hasServiceUsers(dataDir)) return
  const lock = takeOwnerLock(dataDir, 'command')
  if (lock.taken) await closeServices({ dataDir, mongod, log, release: lock.release })
}

function mark(dataDir: string, { stopping }: { stopping: boolean }): void {
  const record = readServiceRecord(dataDir)
  if (record.mongodb) writeServiceRecord(dataDir, { ...record, mongodb: { ...record.mongodb, stopping } })
}
