import { rmSync } from 'node:fs'
import type { Logger } from '../../../lib/log'
import { keptSecret } from '../../../lib/keptSecret'
import { processIdentity } from '../../../lib/processIdentity'
import { freePort, isPortFree } from '../freePort'
import { RunningProgram } from '../programs/runningProgram'
import { readServiceRecord, writeServiceRecord, type MeilisearchRecord } from '../serviceRecord'
import type { ServicesInput } from '../types'
import { findMeilisearch, type FoundMeilisearch } from './findMeilisearch'
import { answers, MEILISEARCH, meilisearchFolder, startMeilisearch } from './startMeilisearch'

/**
 * Has a Meilisearch answer for this data folder: the one an owner killed before its time left running, or a new one. Search
 * works without it, so that whatever is in its way is said in one line. Only the holder of the owner's lock may call it.
 *
 * @returns whether one runs
 */
export async function bringUpMeilisearch(input: ServicesInput): Promise<boolean> {
  const { dataDir, env, log } = input
  if (!env.startsMeilisearch) return false
  const running = locateMeilisearch(dataDir)
  if (running && (await answers(running.port))) {
    log.info(`검색: 지난번에 켜 둔 Meilisearch를 이어서 씁니다. (포트 ${running.port})`)
    return true
  }
  await running?.stop(log)
  const found = await findMeilisearch({ cacheDir: env.cacheDir, say: (line) => log.info(line) })
  if ('reason' in found) {
    log.debug(`Meilisearch: ${found.reason}`)
    return false
  }
  return startOrSay(input, found)
}

/** @returns the Meilisearch of this data folder that is running, whoever started it. */
export function locateMeilisearch(dataDir: string): RunningProgram | undefined {
  const { pid, identity, port } = readServiceRecord(dataDir).meilisearch ?? {}
  if (pid === undefined || identity === undefined || port === undefined) return undefined
  // A pid given to another program since has another identity.
  return processIdentity(pid) === identity ? new RunningProgram({ name: MEILISEARCH, pid, identity, port }) : undefined
}

/** @returns what a process needs to reach the Meilisearch of this data folder; nothing when none runs. */
export function meilisearchEnvironment(dataDir: string): Record<string, string> {
  const running = locateMeilisearch(dataDir)
  if (!running) return {}
  return { MEILI_HOST: `http://127.0.0.1:${running.port}`, MEILI_API_KEY: masterKeyOf(dataDir) }
}

export async function stopMeilisearch(dataDir: string, log: Logger): Promise<void> {
  await locateMeilisearch(dataDir)?.stop(log)
}

function masterKeyOf(dataDir: string): string {
  return keptSecret(dataDir, 'meilisearch.key')
}

async function startOrSay(input: ServicesInput, found: FoundMeilisearch): Promise<boolean> {
  const { dataDir, log } = input
  const recorded = readServiceRecord(dataDir).meilisearch
  // Another version may not read these files, and they hold nothing that can't be made again.
  if (recorded && recorded.version !== found.version) forgetIndexes(dataDir)
  try {
    const port = await start(input, found)
    log.info(`검색: Meilisearch ${found.version} 버전을 씁니다. (${found.source}, 포트 ${port})`)
    return true
  } catch (error) {
    forgetIndexes(dataDir)
    log.warn(`검색: Meilisearch가 ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

async function start({ dataDir, log }: ServicesInput, { path, version }: FoundMeilisearch): Promise<number> {
  const recorded = readServiceRecord(dataDir).meilisearch?.port
  const port = recorded !== undefined && (await isPortFree('127.0.0.1', recorded)) ? recorded : await freePort()
  const masterKey = masterKeyOf(dataDir)
  const onSpawned = ({ pid, identity }: RunningProgram): void => record(dataDir, { version, port, pid, identity })
  await startMeilisearch({ binary: path, dataDir, port, masterKey, log, onSpawned })
  return port
}

function record(dataDir: string, meilisearch: MeilisearchRecord): void {
  writeServiceRecord(dataDir, { ...readServiceRecord(dataDir), meilisearch })
}

function forgetIndexes(dataDir: string): void {
  rmSync(meilisearchFolder(dataDir), { recursive: true, force: true })
}
