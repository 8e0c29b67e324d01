import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import type { Logger } from '../../../lib/log'
import { processIdentity } from '../../../lib/processIdentity'
import { awaitPrimary } from './awaitPrimary'
import { mongodExitError } from './mongodExitError'
import { mongodLogEnd, rotateMongodLog } from './mongodLog'
import { REPLICA_SET } from './mongodUri'
import { RunningMongod } from './runningMongod'

type Input = {
  binary: string
  dataDir: string
  port: number
  cacheGb: number
  log: Logger
  /** Called as soon as it has a pid, so that it can be found again should this process die while it starts. */
  onSpawned: (mongod: RunningMongod) => void
}

/** @returns the folder of the database's files in the data folder. */
export function mongodFolder(dataDir: string): string {
  return join(dataDir, 'mongodb')
}

export function mongodLogFile(dataDir: string): string {
  return join(dataDir, 'mongodb.log')
}

/**
 * Starts mongod in a process group of its own (Ctrl-C must reach us first) and waits until it takes writes.
 *
 * @throws ServiceUnavailableError `services/mongodb-start` with the reason from its log
 */
export async function startMongod({ binary, dataDir, port, cacheGb, log, onSpawned }: Input): Promise<RunningMongod> {
  const logFile = mongodLogFile(dataDir)
  mkdirSync(mongodFolder(dataDir), { recursive: true })
  rotateMongodLog(logFile)
  const logFrom = mongodLogEnd(logFile)
  const mongod = await spawnMongod(binary, mongodArguments({ dataDir, port, cacheGb }), { logFile, port })
  onSpawned(mongod)
  try {
    const pid = await awaitPrimary({ port, isGone: () => mongod.ended() !== undefined })
    if (pid === undefined) throw mongodExitError({ exit: mongod.ended()?.exit, logFile, logFrom, when: 'starting' })
    return mongod
  } catch (error) {
    await mongod.stop(log)
    throw error
  }
}

async function spawnMongod(
  binary: string,
  args: string[],
  { logFile, port }: { logFile: string; port: number },
): Promise<RunningMongod> {
  const output = openSync(logFile, 'a')
  const child = spawn(binary, args, { detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  await once(child, 'spawn')
  child.unref()
  const pid = child.pid ?? 0
  return new RunningMongod({ pid, identity: processIdentity(pid) ?? '', port, child })
}

function mongodArguments({ dataDir, port, cacheGb }: Pick<Input, 'dataDir' | 'port' | 'cacheGb'>): string[] {
  return [
    ...['--dbpath', mongodFolder(dataDir), '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', REPLICA_SET, '--oplogSize', '1024', '--wiredTigerCacheSizeGB', String(cacheGb)],
    ...['--logpath', mongodLogFile(dataDir), '--logappend', '--logRotate', 'reopen', '--quiet'],
    // Its own performance recordings would take 200 MB and help nobody here.
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A primary alone has nobody to hand over to: waiting (15 s by default) when it is told to end gains nothing.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  ]
}
