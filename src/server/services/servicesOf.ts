import { payloadSecret } from '../../lib/payloadSecret'
import { meilisearchEnvironment } from './meilisearch/bringUpMeilisearch'
import { mongodExitError } from './mongod/mongodExitError'
import { mongodLogEnd } from './mongod/mongodLog'
import { mongodUri } from './mongod/mongodUri'
import type { RunningMongod } from './mongod/runningMongod'
import { mongodLogFile } from './mongod/startMongod'
import type { Services, ServicesInput } from './types'

/** @returns the services around a mongod that takes writes; `close` is called once, by the first `stop`. */
export function servicesOf(input: ServicesInput, mongod: RunningMongod, close: () => Promise<void>): Services {
  const logFile = mongodLogFile(input.dataDir)
  const logFrom = mongodLogEnd(logFile)
  const unwatch: (() => void)[] = []
  let closing: Promise<void> | undefined
  return {
    mongodbUri: mongodUri(mongod.port),
    environment: serviceEnvironment(input, mongodUri(mongod.port)),
    stop: () => {
      unwatch.forEach((end) => end())
      closing ??= close()
      return closing
    },
    onUnexpectedExit: (listener) => {
      if (closing) return
      const end = mongod.watch((exit) => listener(mongodExitError({ exit, logFile, logFrom, when: 'running' })))
      unwatch.push(end)
    },
  }
}

/** @returns what a process that imports payload.config.ts must find in its environment, and where Meilisearch is. */
export function serviceEnvironment({ dataDir, env }: ServicesInput, uri: string): Record<string, string> {
  return {
    MONGODB_URI: uri,
    PAYLOAD_SECRET: payloadSecret({ payloadSecret: env.payloadSecret, dataDir }),
    IEUM_DATA_DIR: dataDir,
    ...(env.meili ? {} : meilisearchEnvironment(dataDir)),
  }
}
